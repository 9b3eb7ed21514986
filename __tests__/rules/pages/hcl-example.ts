import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStack, type Topology } from "../../../src/topology";
import { isObject, type JsonObject } from "../../../src/topology/attributes/json";
import { parseHcl } from "../../support/read-hcl";
import { type Example, PAGES } from "./example";

/** What an HCL example says, added to its bases as Terraform adds an override file, but for arguments that are null. */
export async function hclExample({ bases, text }: Pick<Example, "bases" | "text">): Promise<Topology> {
  const documents = await Promise.all(bases.map(baseDocument));
  // A copy: what is removed must stay in the bases of the other examples.
  const document = structuredClone([...documents, await parseHcl("example.tf", text)].reduce(withBlocks, {}));
  for (const [, address = ""] of text.matchAll(/^# removed: (\S+)$/gm)) {
    remove(document, address);
  }
  return readStack(document, "example.tf");
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

/** Removes `type.name`, which has to be there. */
function remove(document: JsonObject, address: string): void {
  const [type = "", name = ""] = address.split(".");
  const { resource } = document;
  const ofType = isObject(resource) ? resource[type] : undefined;
  if (!isObject(ofType) || !Reflect.has(ofType, name)) {
    throw new Error(`the bases have no ${address} to remove`);
  }
  Reflect.deleteProperty(ofType, name);
}
