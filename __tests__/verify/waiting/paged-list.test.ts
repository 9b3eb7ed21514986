import { pagesWithin } from "../../../src/aws/pages";
import { PagedList } from "../../../src/verify/waiting/paged-list";

/** A list of so many pages with one item each, that counts how often it is read. */
function listOf(pages: number) {
  const ask = jest.fn(async (token: string | undefined) => Number(token ?? 0));
  const pageOf = (page: number) => ({ items: [page], next: page + 1 < pages ? String(page + 1) : undefined });
  return { list: new PagedList((most) => pagesWithin(most, ask, pageOf)), calls: () => ask.mock.calls.length };
}

describe("a list in pages", () => {
  it("is read whole where that takes fewer calls than asking by name", async () => {
    const { list, calls } = listOf(3);
    expect(await list.within(200)).toEqual([0, 1, 2]);
    expect(calls()).toBe(3);
  });

  it("is not read where asking by name takes as few", async () => {
    const { list, calls } = listOf(1);
    expect(await list.within(1)).toBeUndefined();
    expect(calls()).toBe(0);
  });

  it("is given up where it turns out to take more, and not tried again", async () => {
    const { list, calls } = listOf(50);
    expect(await list.within(4)).toBeUndefined();
    expect(await list.within(4)).toBeUndefined();
    expect(calls()).toBe(4);
  });

  it("is not read again once fewer are asked for than it has pages", async () => {
    const { list, calls } = listOf(3);
    await list.within(10);
    expect(await list.within(3)).toBeUndefined();
    expect(calls()).toBe(3);
  });
});
