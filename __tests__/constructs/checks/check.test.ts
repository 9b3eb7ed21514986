import { TerraformOutput, type TerraformStack } from "cdktf";
import fc from "fast-check";
import { limits, type NameLimit } from "../../../src/catalogue/limits";
import {
  type Check,
  durationRange,
  isProblem,
  isQuestion,
  nameShape,
  range,
} from "../../../src/constructs/checks/check";
import { precondition } from "../../../src/constructs/checks/describe-condition";
import { Duration } from "../../../src/time/duration";
import { stackWithProvider, synthesized, variable } from "../../support/synthesized";

const SOURCE = "API";

/** The requirement of a problem; nothing where all is well. */
function requirement(check: Check): string | undefined {
  return isProblem(check) ? check.requirement : undefined;
}

/** The condition that Terraform is asked to check, as it stands in the Terraform JSON. */
function condition(stack: TerraformStack, check: Check): unknown {
  if (!isQuestion(check)) {
    throw new Error("nothing is left to Terraform");
  }
  new TerraformOutput(stack, "condition", { value: precondition(check), staticId: true });
  return Object(synthesized(stack).output?.condition).value;
}

describe("a range", () => {
  it("includes its ends", () => {
    const limit = { min: 60, max: 3600, source: SOURCE };
    expect([59.9, 60, 3600, 3600.1].map((value) => requirement(range("p", value, limit)))).toEqual([
      "must be from 60 to 3600",
      undefined,
      undefined,
      "must be from 60 to 3600",
    ]);
  });

  it("may be open at one end", () => {
    expect(requirement(range("p", 0, { min: 1, source: SOURCE }))).toBe("must be at least 1");
    expect(requirement(range("p", 2, { max: 1, source: SOURCE }))).toBe("must be at most 1");
  });

  it("refuses a fraction where the API takes whole numbers", () => {
    expect(requirement(range("p", 1.5, { min: 1, integer: true, source: SOURCE }))).toBe(
      "must be a whole number of at least 1",
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %p", (value) => {
    expect(requirement(range("p", value, { min: 0, source: SOURCE }))).toBe("must be at least 0");
  });

  it("takes what was not given", () => {
    expect(range("p", undefined, { min: 1, source: SOURCE })).toBeUndefined();
  });

  it("takes 0 for a number", () => {
    expect(range("p", 0, { min: 0, source: SOURCE })).toBeUndefined();
  });

  it("of a duration is in seconds", () => {
    const check = durationRange("timeout", Duration.minutes(61), { max: 3600, source: SOURCE });
    expect(check).toEqual({
      property: "timeout",
      unit: "seconds",
      value: 3660,
      requirement: "must be at most 3600",
      source: SOURCE,
    });
  });
});

describe("a range of a number that Terraform alone knows", () => {
  it("becomes a condition with all its bounds, and no lost 0", () => {
    const stack = stackWithProvider();
    const check = range("copies", variable(stack, "n").numberValue, { min: 0, max: 9, integer: true, source: SOURCE });
    expect(condition(stack, check)).toEqual({
      condition: "${(((0 <= var.n) && (9 >= var.n)) && (floor(var.n) == var.n))}",
      errorMessage: "copies must be a whole number from 0 to 9.",
    });
  });

  it("has one bound where there is one", () => {
    const stack = stackWithProvider();
    const check = range("copies", variable(stack, "n").numberValue, { min: 1, source: SOURCE });
    expect(condition(stack, check)).toMatchObject({ condition: "${(1 <= var.n)}" });
  });
});

describe("a name", () => {
  it("suggests the nearest legal one", () => {
    expect(nameShape("name", "_llama_3.1_", limits.names.component)).toMatchObject({
      value: "_llama_3.1_",
      requirement: "must consist of letters, digits and hyphens, and must not begin or end with a hyphen",
      advice: 'try "llama-3-1"',
    });
  });

  it("suggests nothing where nothing legal is left", () => {
    expect(nameShape("name", "___", limits.names.component)).toMatchObject({ advice: undefined });
  });

  it("says how long it is where it is too long", () => {
    expect(requirement(nameShape("name", "a".repeat(64), limits.names.component))).toBe(
      "must have at most 63 characters, has 64",
    );
  });

  it("may be empty nowhere", () => {
    const accepted = Object.values(limits.names).filter((limit) => nameShape("name", "", limit) === undefined);
    expect(accepted).toEqual([]);
  });

  it("becomes a condition where Terraform alone knows it", () => {
    const stack = stackWithProvider();
    const check = nameShape("name", variable(stack, "name").stringValue, limits.names.component);
    expect(condition(stack, check)).toEqual({
      condition: '${(can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && (63 >= length(var.name)))}',
      errorMessage:
        "name must consist of letters, digits and hyphens, and must not begin or end with a hyphen, and must have at most 63 characters.",
    });
  });

  it.each(["endpoint", "variant", "component", "model"] as const)(
    "of a %s is accepted exactly where AWS does",
    (kind) => {
      const limit: NameLimit = limits.names[kind];
      const characters = fc.string({ unit: fc.constantFrom("a", "Z", "0", "-", "_", ".", " ", "é"), maxLength: 70 });
      const legal = (name: string) =>
        name.length <= limit.maxLength && /^[a-z0-9-]+$/i.test(name) && !name.startsWith("-") && !name.endsWith("-");
      fc.assert(
        fc.property(fc.oneof(characters, fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,70}[a-z0-9])?$/)), (name) =>
          expect(nameShape("name", name, limit) === undefined).toBe(legal(name)),
        ),
      );
    },
  );
});
