import { isObject, type JsonObject } from "../../attributes/json";
import { type Maybe, Unknown } from "../../unknown";
import { mentioned } from "../expression/mentioned";
import { ORDERED } from "../resources/registry";
import type { Stack } from "./stack";
import { textsIn } from "./texts";

/**
 * What Terraform waits for before it makes a resource: all that its block mentions, `depends_on` and
 * `replace_triggered_by` included, by way of local values, data sources and resources of other types. `Unknown` behind
 * modules, which are not in the document.
 */
export function waitsFor(stack: Stack, block: JsonObject): Maybe<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const todo: unknown[] = [block];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) {
      continue;
    }
    seen.add(next);
    for (const mention of mentionsIn(next)) {
      const resource = stack.resource(mention);
      const [type = "", name = ""] = mention.split(".", 2);
      if (type === "module" && stack.moduleCalls.has(name)) {
        return Unknown;
      }
      if (resource !== undefined && ORDERED.has(type)) {
        found.add(stack.key(mention));
      } else {
        // Such as a `time_sleep`: it waits for others, and is not in the topology.
        const more = resource ?? behind(stack, mention);
        todo.push(...(more === undefined ? [] : [more]));
      }
    }
  }
  return [...found];
}

function behind(stack: Stack, mention: string): unknown {
  const name = mention.slice(mention.indexOf(".") + 1);
  if (mention.startsWith("local.")) {
    return stack.local(name);
  }
  return mention.startsWith("data.") ? stack.dataSource(name) : undefined;
}

function* mentionsIn(value: unknown): Iterable<string> {
  for (const [argument, inner] of isObject(value) ? Object.entries(value) : [["", value] as const]) {
    // The metadata of cdktf is no expression, and a provider is not waited for.
    if (argument !== "//" && argument !== "provider") {
      for (const text of textsIn(inner)) {
        yield* mentioned(text);
      }
    }
  }
}
