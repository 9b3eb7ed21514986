import { type Condition, guarded, one } from "../../../src/modules/inputs/condition";
import { isStated, stateConditions } from "../../../src/modules/inputs/stated-conditions";
import { moduleStack } from "../../support/printed";

const about = (condition: string): Condition => one(condition, "name", "must be right");

const stated = (condition: Condition) => {
  const stack = moduleStack(() => {});
  stateConditions(stack, [condition]);
  return (asked: string) => isStated(stack, asked);
};

describe("what a variable is asked for", () => {
  it("need not be asked again", () => {
    const asked = stated(about("var.model.size > 0"));
    expect([asked("var.model.size > 0"), asked("var.model.size > 1")]).toEqual([true, false]);
  });

  it("need not be asked again where an optional object is there", () =>
    expect(
      stated(
        guarded(
          { isNullable: true },
          "var.model",
          guarded(
            { isNullable: true },
            "var.model.parts",
            about("(var.model.name == null) ? true : f(var.model.name)"),
          ),
        ),
      )("(var.model.name == null) ? true : f(var.model.name)"),
    ).toBe(true));

  it("is something else where the condition is one on null itself", () =>
    expect(stated(about("(var.name == null) ? true : f(var.name)"))("f(var.name)")).toBe(false));
});
