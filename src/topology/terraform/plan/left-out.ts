import { field, isObject } from "../../attributes/json";
import { withoutKeys } from "../instance-keys";
import { MAPPERS } from "../resources/registry";
import { isManaged, listOf } from "./managed";
import { referencesOf } from "./reference";

/**
 * Resources of ours that the configuration has and the plan does not. Those with `count` or `for_each`, their own or that
 * of a module around them, are no proof: there may be none of them.
 *
 * @param configuration `configuration.root_module`
 * @param addresses of all that the plan knows of
 */
export function leftOut(configuration: unknown, addresses: Iterable<string>): readonly string[] {
  // A plan does not show a `for_each` that is written out: what is there with keys is there.
  const known = new Set(Array.from(addresses, (address) => withoutKeys(address)));
  const found: string[] = [];
  const todo = [{ module: configuration, prefix: "" }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { module, prefix } = next;
    for (const resource of listOf(module, "resources")) {
      const { address, type } = isObject(resource) ? resource : {};
      const isOurs = typeof address === "string" && MAPPERS.has(String(type)) && isManaged(resource);
      if (isOurs && isSurelyThere(resource) && !known.has(`${prefix}${address}`)) {
        found.push(`${prefix}${address}`);
      }
    }
    const calls = field(module, "module_calls");
    for (const [name, call] of Object.entries(isObject(calls) ? calls : {})) {
      if (isSurelyThere(call)) {
        todo.push({ module: field(call, "module"), prefix: `${prefix}module.${name}.` });
      }
    }
  }
  return found.sort();
}

const REPEATED = ["count_expression", "for_each_expression"];

/** `each.key` betrays a `for_each` that is not shown, which may be empty. */
const isSurelyThere = (block: unknown): boolean =>
  REPEATED.every((name) => field(block, name) === undefined) &&
  !referencesOf(field(block, "expressions")).some(({ kind }) => kind === "own-key" || kind === "each-value");
