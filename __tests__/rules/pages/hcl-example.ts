import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Topology } from "../../../src/topology";
import { isObject, type JsonObject } from "../../../src/topology/attributes/json";
import { parseHcl } from "../../support/read-hcl";
import { type Example, PAGES } from "./example";
import { readConfiguration } from "./removed-blocks";

/** What an HCL example says, added to its bases as Terraform adds an override file. */
export async function hclExample({ bases, text }: Pick<Example, "bases" | "text">): Promise<Topology> {
  // A copy: what is removed must stay in the bases of the other examples.
  const document = structuredClone((await Promise.all(bases.map(baseDocument))).reduce(withBlocks, {}));
  for (const [, address = ""] of text.matchAll(/^# removed: (\S+)$/gm)) {
    remove(document, address);
  }
  return readConfiguration(withBlocks(document, await parseHcl("example.tf", text)), "example.tf");
}

const parsed = new Map<string, Promise<JsonObject>>();

function baseDocument(name: string): Promise<JsonObject> {
  const document = parsed.get(name) ?? parseHcl(`${name}.tf`, readFileSync(join(PAGES, "bases", `${name}.tf`), "utf8"));
  parsed.set(name, document);
  return document;
}

/** Labels of blocks are members; the blocks themselves are lists. */
function withBlocks(base: JsonObject, added: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(added)) {
    merged[name] = mergedValue(merged[name], value);
  }
  return merged;
}

function mergedValue(before: unknown, added: unknown): unknown {
  if (isObject(before) && isObject(added)) {
    return withBlocks(before, added);
  }
  const [one] = blocks(before);
  const [other] = blocks(added);
  return one === undefined || other === undefined ? added : [withArguments(one, other)];
}

/** A block with the arguments of another. A nested block is merged if there is one on both sides. */
function withArguments(base: JsonObject, added: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(added)) {
    if (value === null) {
      if (blocks(merged[name]).length > 0) {
        throw new Error(`${name} is a block, which cannot be null: write \`# removed: …\``);
      }
      delete merged[name];
    } else {
      const [one] = blocks(merged[name]);
      const [other] = blocks(value);
      merged[name] = one === undefined || other === undefined ? value : [withArguments(one, other)];
    }
  }
  return merged;
}

/** The one block in a list of one block; nothing for a list of several, or of texts. */
const blocks = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) && value.length === 1 && isObject(value[0]) ? [value[0]] : [];

/** Removes `type.name`, or `type.name.argument`. It has to be there. */
function remove(document: JsonObject, address: string): void {
  const path = ["resource", ...address.split(".")];
  const last = path.pop() ?? "";
  const holder = path.reduce<unknown>((value, step) => {
    const [block] = blocks(value);
    return memberOf(block ?? value, step);
  }, document);
  const [block] = blocks(holder);
  const object = block ?? holder;
  if (!isObject(object) || !Reflect.has(object, last)) {
    throw new Error(`the bases have no ${address} to remove`);
  }
  Reflect.deleteProperty(object, last);
}

const memberOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
