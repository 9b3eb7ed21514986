import type { JsonObject } from "../../attributes/json";
import { type Maybe, Unknown } from "../../unknown";
import { mentioned } from "../expression/mentioned";
import { MAPPERS } from "../resources/registry";
import type { Stack } from "./stack";
import { textsIn } from "./texts";

/**
 * What Terraform waits for before it makes a resource: all that its block mentions, `depends_on` and
 * `replace_triggered_by` included. `Unknown` where it may wait for more: behind local values, data sources and modules.
 */
export function waitsFor(stack: Stack, block: JsonObject): Maybe<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<JsonObject>();
  const todo = [block];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    seen.add(next);
    for (const mention of mentionsIn(next)) {
      if (isOpaque(stack, mention)) {
        return Unknown;
      }
      const resource = stack.resource(mention);
      if (resource === undefined) {
        continue;
      }
      if (MAPPERS.has(mention.slice(0, mention.indexOf(".")))) {
        found.add(stack.key(mention));
      } else if (!seen.has(resource)) {
        // Such as a `time_sleep`: it waits for others, and is not in the topology.
        todo.push(resource);
      }
    }
  }
  return [...found];
}

function* mentionsIn(block: JsonObject): Iterable<string> {
  for (const [argument, value] of Object.entries(block)) {
    // The metadata of cdktf is no expression, and a provider is not waited for.
    if (argument !== "//" && argument !== "provider") {
      for (const text of textsIn(value)) {
        yield* mentioned(text);
      }
    }
  }
}

function isOpaque(stack: Stack, mention: string): boolean {
  const name = mention.slice(mention.indexOf(".") + 1);
  return (
    (mention.startsWith("data.") && stack.dataSource(name) !== undefined) ||
    (mention.startsWith("local.") && stack.local(name) !== undefined) ||
    (mention.startsWith("module.") && stack.moduleCalls.has(name))
  );
}
