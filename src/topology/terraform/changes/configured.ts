import { field, isObject } from "../../attributes/json";
import { withoutKeys } from "../instance-keys";
import { listOf } from "../plan/managed";

/** What the configuration in a plan writes of each resource: its expressions, by the address without keys. */
export class Configured {
  private readonly expressions = new Map<string, unknown>();

  /** @param root `configuration.root_module` */
  constructor(root: unknown) {
    const todo = [{ module: root, prefix: "" }];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { module, prefix } = next;
      for (const resource of listOf(module, "resources")) {
        const address = field(resource, "address");
        if (typeof address === "string") {
          this.expressions.set(`${prefix}${address}`, field(resource, "expressions") ?? {});
        }
      }
      const calls = field(module, "module_calls");
      for (const [name, call] of isObject(calls) ? Object.entries(calls) : []) {
        todo.push({ module: field(call, "module"), prefix: `${prefix}module.${name}.` });
      }
    }
  }

  /** True for an argument that the resource, or the block that it is in, surely does not write. */
  leavesOut(address: string, path: string): boolean {
    let place = this.expressions.get(withoutKeys(address));
    for (const step of path.match(/[^.[\]]+/g) ?? []) {
      if (typeof place !== "object" || place === null || isWhole(place)) {
        return false;
      }
      if (!Object.hasOwn(place, step)) {
        return !Array.isArray(place);
      }
      place = (place as Readonly<Record<string, unknown>>)[step];
    }
    return false;
  }
}

/** One expression for all that is in an argument. */
const isWhole = (place: object): boolean => "references" in place || "constant_value" in place;
