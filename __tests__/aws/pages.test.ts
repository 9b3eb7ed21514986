import { pages } from "../../src/aws/pages";

it("reads a page with more than a call takes arguments", async () => {
  const items = Array.from({ length: 500_000 }, (_, index) => index);
  expect(
    await pages(
      async () => items,
      (page) => ({ items: page, next: undefined }),
    ),
  ).toEqual(items);
});
