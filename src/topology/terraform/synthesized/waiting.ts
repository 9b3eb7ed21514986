import { mentioned } from "../../../hcl/expression/mentioned";
import { isObject, type JsonObject } from "../../attributes/json";
import type { Maybe } from "../../unknown";
import { type Direct, Reachable } from "../reachable";
import { ORDERED } from "../resources/registry";
import type { Stack } from "./stack";
import { textsIn } from "./texts";

/** As many as some thousand endpoints take. */
const MOST_KEYS = 2_000_000;

/** A part of the document that waits for what it mentions: the body of a block, or a local value. */
interface Part {
  readonly value: unknown;
}

/**
 * What Terraform waits for before it makes a resource: all that its block mentions, `depends_on` and
 * `replace_triggered_by` included, by way of local values, data sources and resources of other types. `Unknown` behind
 * modules, which are not in the document.
 */
export class Waiting {
  private readonly parts = new Map<string, Part>();
  private readonly reachable = new Reachable<Part>((part) => this.mentionedBy(part), MOST_KEYS);

  constructor(private readonly stack: Stack) {}

  of(block: JsonObject): Maybe<readonly string[]> {
    return this.reachable.from({ value: block });
  }

  private mentionedBy({ value }: Part): Direct<Part> {
    const { stack } = this;
    const [found, through] = [new Set<string>(), new Set<Part>()];
    for (const mention of mentionsIn(value)) {
      const resource = stack.resource(mention);
      const [type = "", name = ""] = mention.split(".", 2);
      if (type === "module" && stack.moduleCalls.has(name)) {
        return { found: [], through: [], hides: true };
      }
      if (resource !== undefined && ORDERED.has(type)) {
        found.add(stack.key(mention));
      } else {
        // Such as a `time_sleep`: it waits for others, and is not in the topology.
        const part = this.partAt(mention, resource);
        if (part !== undefined) {
          through.add(part);
        }
      }
    }
    return { found: [...found], through: [...through], hides: false };
  }

  private partAt(mention: string, resource: JsonObject | undefined): Part | undefined {
    const known = this.parts.get(mention);
    const value = known === undefined ? (resource ?? behind(this.stack, mention)) : undefined;
    if (known !== undefined || value === undefined) {
      return known;
    }
    const part = { value };
    this.parts.set(mention, part);
    return part;
  }
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
