import type { TerraformStack } from "cdktf";
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

/** With a line for each attribute of an object. */
function described({ description, attributes }: Attribute): string {
  return attributes === undefined ? description : [description, "", ...lines(attributes, ""), ""].join("\n");
}

function lines(attributes: Attributes, indent: string): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    `${indent}- \`${name}\`: ${attribute.description}${defaultOf(attribute)}`,
    ...(attribute.attributes === undefined ? [] : lines(attribute.attributes, `${indent}  `)),
  ]);
}

function defaultOf({ default: value, attributes }: Attribute): string {
  return value === null || attributes !== undefined ? "" : ` Default: \`${JSON.stringify(value)}\`.`;
}
