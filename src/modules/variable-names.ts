import type { TerraformStack } from "cdktf";
import { callProperties, type PropertyName } from "../constructs/checks/describe-condition";

/** Where the attributes of a variable lie elsewhere than the properties of the constructs, by how both begin. */
export type MovedAttributes = Readonly<Record<string, string>>;

/**
 * Has the conditions of the constructs in a module call each property as the variable is called that it comes from:
 * `max_copies`, `wake.cooldown_seconds`.
 * @param moved `{ "compute.": "" }` where `compute.minMemoryMb` is `min_memory_mb`
 */
export function callVariables(stack: TerraformStack, moved: MovedAttributes = {}): void {
  const beginnings = Object.entries(moved);
  const name: PropertyName = (property, unit) => {
    const variable = snakeCase(unit === undefined ? property : `${property}_${unit}`);
    const [from, to] = beginnings.find(([beginning]) => variable.startsWith(beginning)) ?? ["", ""];
    return `${to}${variable.slice(from.length)}`;
  };
  callProperties(stack, name);
}

const snakeCase = (path: string): string => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
