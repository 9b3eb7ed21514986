import type { TerraformStack } from "cdktf";
import { wrapped } from "../comment";
import { ModuleVariable } from "../module-variable";
import { type Attribute, type Attributes, conditionsOf } from "./attribute";
import { sentenceOf } from "./condition";
import { stateConditions } from "./stated-conditions";
import { Values } from "./values";

/** Declares the variables of a module, each with its type, its default, its description and what is asked of it. */
export function declareVariables(stack: TerraformStack, variables: Attributes): Values {
  for (const [name, attribute] of Object.entries(variables)) {
    const validation = attribute.conditions({ scope: stack, property: name, path: `var.${name}` });
    new ModuleVariable(stack, name, {
      description: described(attribute),
      type: attribute.type,
      ...(attribute.hasDefault ? { default: attribute.default } : {}),
      nullable: attribute.isNullable,
      validation: validation.map((asked) => ({
        condition: `\${${asked.condition}}`,
        errorMessage: sentenceOf(asked),
      })),
    });
  }
  stateConditions(stack, conditionsOf(variables, { scope: stack, property: "", path: "var" }));
  return new Values("var", variables);
}

/** Characters of a line in a heredoc, which may be indented. */
const WIDTH = 116;

/** Characters of a description that stands beside its name. */
const SHORT = 100;

/** With a line for each attribute of an object. What is longer than a line is broken. */
function described({ description, attributes }: Attribute): string {
  if (attributes === undefined) {
    return description.length <= SHORT ? description : [...wrapped(description, SHORT), ""].join("\n");
  }
  return [...wrapped(description, WIDTH), "", ...lines(attributes, ""), ""].join("\n");
}

function lines(attributes: Attributes, indent: string): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...item(`\`${name}\`: ${attribute.description}${defaultOf(attribute)}`, indent),
    ...(attribute.attributes === undefined ? [] : lines(attribute.attributes, `${indent}  `)),
  ]);
}

/** An item of a Markdown list: its further lines are indented. */
const item = (text: string, indent: string): readonly string[] =>
  wrapped(text, WIDTH - indent.length - "- ".length).map(
    (line, index) => `${indent}${index === 0 ? "- " : "  "}${line}`,
  );

function defaultOf({ default: value, attributes }: Attribute): string {
  return value === null || attributes !== undefined ? "" : ` Default: \`${JSON.stringify(value)}\`.`;
}
