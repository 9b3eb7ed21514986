import { flag, mapOfObjects, number, object, text } from "../../../src/modules/inputs/attribute";
import { matching, named, oneOf, within } from "../../../src/modules/inputs/checks";
import { declareVariables } from "../../../src/modules/inputs/declare-variables";
import { moduleStack } from "../../support/printed";

const variablesOf = (variables: Parameters<typeof declareVariables>[1]) =>
  moduleStack((stack) => void declareVariables(stack, variables)).toTerraform().variable;

const FROM_0 = { min: 0, integer: true, source: "a test" };
const NAME = {
  pattern: "^[a-z-]+$",
  allowed: "may hold small letters and hyphens only",
  maxLength: 9,
  source: "a test",
};

describe("the variables of a module", () => {
  it("are required and never null unless something is said", () => {
    expect(variablesOf({ name: text("Name.") }).name).toEqual({
      description: "Name.",
      type: "string",
      nullable: false,
    });
  });

  it("may have a default of 0 or false, which are values like others", () => {
    const { least, hard } = variablesOf({
      least: number("Least.", { default: 0 }),
      hard: flag("Hard.", { default: false }),
    });
    expect([least.default, least.nullable, hard.default, hard.nullable]).toEqual([0, false, false, false]);
  });

  it("may be left out, and are null then", () => {
    expect(variablesOf({ key: text("Key.", { optional: true }) }).key).toMatchObject({ default: null, nullable: true });
  });

  it("are validated with the checks of the constructs, in their own names", () => {
    const { min_copies, mode, name, uri } = variablesOf({
      min_copies: number("Least.", { check: within(FROM_0) }),
      mode: text("Mode.", { check: oneOf("A", "B", "C") }),
      name: text("Name.", { check: named(NAME) }),
      uri: text("URI.", { optional: true, check: matching("^s3://", "must be an S3 URI") }),
    });
    expect([min_copies, mode, name, uri].map(({ validation }) => validation[0].error_message)).toEqual([
      "min_copies must be a whole number of at least 0.",
      "mode must be A, B or C.",
      "name may hold small letters and hyphens only, and must have at most 9 characters.",
      "uri must be an S3 URI.",
    ]);
    expect(uri.validation[0].condition).toBe('${(var.uri == null) ? true : can(regex("^s3://", var.uri))}');
  });

  it("may be maps of objects, each of which is checked", () => {
    const { components } = variablesOf({
      components: mapOfObjects(
        "Components.",
        "component",
        {
          max_copies: number("Most.", { check: within(FROM_0) }),
          wake: object("Wake.", { copies: number("Copies.", { default: 1 }) }, { default: {} }),
        },
        { elements: [{ condition: (it, key) => `${it}.max_copies > 1 || ${key} != "a"`, requirement: "must do" }] },
      ),
    });
    expect(components.type.replace(/\s+/g, " ")).toBe(
      "map(object({ max_copies = number, wake = optional(object({ copies = optional(number, 1) }), {}) }))",
    );
    expect(components.validation).toEqual([
      {
        condition: '${alltrue([for key, component in var.components : component.max_copies > 1 || key != "a"])}',
        error_message: expect.stringMatching(/"components\[\\"\$\{key\}\\"\]".* must do\.$/),
      },
      {
        condition: expect.stringContaining("alltrue([for component in values(var.components) : "),
        error_message: expect.stringMatching(/\.max_copies".* must be a whole number of at least 0\.$/),
      },
    ]);
  });

  it("are described down to the last attribute, with its default", () => {
    const { wake } = variablesOf({
      wake: object("Wake.", { copies: number("Copies.", { default: 0 }), name: text("Name.", { optional: true }) }),
    });
    expect(wake.description).toBe("Wake.\n\n- `copies`: Copies. Default: `0`.\n- `name`: Name.\n");
  });
});
