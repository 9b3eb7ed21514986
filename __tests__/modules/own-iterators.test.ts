import { withOwnIterators } from "../../src/modules/own-iterators";

const dynamic = (iterator: string | undefined, content: object) => ({
  tracking: { dynamic: { dimensions: { for_each: "${var.dimensions}", ...(iterator && { iterator }), content } } },
});

describe("the elements of a dynamic block in a module", () => {
  it("are called by the block, as Terraform calls them", () =>
    expect(withOwnIterators(dynamic("each", { name: "${each.key}", value: "${lower(each.value.x)}" }))).toEqual(
      dynamic(undefined, { name: "${dimensions.key}", value: "${lower(dimensions.value.x)}" }),
    ));

  it("are so in blocks inside of the block too", () =>
    expect(withOwnIterators(dynamic("each", { inner: [{ value: "${each.value}" }] }))).toEqual(
      dynamic(undefined, { inner: [{ value: "${dimensions.value}" }] }),
    ));

  it("keep a name that somebody gave them", () => {
    const named = dynamic("dimension", { name: "${dimension.key} of ${each.key}" });
    expect(withOwnIterators(named)).toEqual(named);
  });

  it("leave alone what only looks like them", () =>
    expect(withOwnIterators(dynamic("each", { name: "${local.each.key}", value: "${each_component.value}" }))).toEqual(
      dynamic(undefined, { name: "${local.each.key}", value: "${each_component.value}" }),
    ));

  it("leave the elements of the resource alone outside of the block", () => {
    const body = { name: "${each.key}", tags: ["${each.value}"] };
    expect(withOwnIterators(body)).toEqual(body);
  });
});
