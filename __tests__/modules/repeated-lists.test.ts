import { text } from "../../src/modules/inputs/attribute";
import { Repeated } from "../../src/modules/repeated";
import { moduleStack } from "../support/printed";

const ATTRIBUTES = { name: text("Of it.") };

function collections() {
  const stack = moduleStack(() => {});
  const components = new Repeated(stack, "Component", { forEach: "local.components", attributes: ATTRIBUTES });
  const windows = new Repeated(stack, "Late", {
    forEach: "local.windows",
    attributes: ATTRIBUTES,
    noun: "window",
    outer: { group: components, key: "each.value.component.name", value: "each.value.component" },
  });
  return { components, windows };
}

describe("an expression about the elements of a collection, as a list outside of it", () => {
  it("has an item for each element, under the noun of the collection", () => {
    const { windows } = collections();
    expect(windows.listOf(windows.value.reference("name"))).toBe("[for window in local.windows : window.name]");
  });

  it("names the key where it needs it", () => {
    expect(collections().windows.listOf("aws_iam_role.restore[each_window.key].arn")).toBe(
      "[for key, window in local.windows : aws_iam_role.restore[key].arn]",
    );
  });

  it("finds what belongs to the outer element in the inner one", () => {
    const { components, windows } = collections();
    expect(windows.isIn(components.value.reference("name"))).toBe(true);
    expect(windows.listOf(components.value.reference("name"))).toBe(
      "[for window in local.windows : window.component.name]",
    );
  });

  it("has no two items alike, where that is asked for", () => {
    const { windows } = collections();
    expect(windows.listOfDistinct(windows.value.reference("name"))).toBe(
      "distinct([for window in local.windows : window.name])",
    );
  });

  it("is about none of them, and stands once where there are some", () => {
    expect(collections().windows.listOfDistinct('"sqs:SendMessage"')).toBe(
      'length(local.windows) > 0 ? ["sqs:SendMessage"] : []',
    );
  });
});
