import { isStated, stateConditions } from "../../../src/modules/inputs/stated-conditions";
import { moduleStack } from "../../support/printed";

const stated = (condition: string) => {
  const stack = moduleStack(() => {});
  stateConditions(stack, [{ condition }]);
  return (asked: string) => isStated(stack, asked);
};

describe("what a variable is asked for", () => {
  it("need not be asked again", () => {
    const asked = stated("var.model.size > 0");
    expect([asked("var.model.size > 0"), asked("var.model.size > 1")]).toEqual([true, false]);
  });

  it("need not be asked again where an optional object is there", () =>
    expect(
      stated("var.model == null ? true : (var.model.name == null) ? true : f(var.model.name)")(
        "(var.model.name == null) ? true : f(var.model.name)",
      ),
    ).toBe(true));

  it("is something else where the condition is one on null itself", () =>
    expect(stated("(var.name == null) ? true : f(var.name)")("f(var.name)")).toBe(false));
});
