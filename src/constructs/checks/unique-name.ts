import { type TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { keptWith } from "../terraform/kept-with";
import { type Check, isToken } from "./check";
import type { Problem } from "./problem";
import { writtenConstruct } from "./report";

/** Who has a name, by the provider, the kind and the name. */
const namesOfStacks = keptWith(() => new Map<string, Construct>());

/**
 * No other construct of the stack has the name: SageMaker would refuse the second, half-way through an apply.
 * Stacks are not compared with each other, for they may belong to different accounts.
 * @param made what is known of the name if it was not written but derived
 */
export function uniqueName(
  scope: Construct,
  property: string,
  kind: string,
  name: string,
  provider: TerraformProvider | undefined,
  made: Pick<Problem, "isProperty" | "madeOf"> = {},
): Check {
  if (isToken(name)) {
    return undefined;
  }
  const names = namesOfStacks.of(TerraformStack.of(scope));
  // Another provider may be another region or account.
  const key = `${provider?.alias ?? ""}/${kind}/${name}`;
  const first = names.get(key);
  if (first === undefined) {
    names.set(key, scope);
    return undefined;
  }
  return {
    property,
    ...made,
    value: name,
    requirement: `must be the only ${kind} with this name`,
    advice: `${writtenConstruct(first).node.path} has it already; names are unique in an account and Region`,
  };
}
