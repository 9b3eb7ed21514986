import type { JsonObject } from "../../attributes/json";
import { INSTANCE_KEY } from "../instance-keys";

/** Something that an expression of the configuration refers to, as the plan lists it. */
export type PlanReference =
  | { readonly kind: "resource"; readonly resource: string; readonly key: InstanceKey | undefined }
  | {
      readonly kind: "module";
      readonly name: string;
      readonly key: InstanceKey | undefined;
      /** Absent when the plan leaves it out, because the key is an expression. */
      readonly output: string | undefined;
    }
  /** `data.type.name`, without a key. */
  | { readonly kind: "data"; readonly resource: string }
  | { readonly kind: "variable"; readonly name: string }
  /** `each.key` or `count.index`. */
  | { readonly kind: "own-key" }
  | { readonly kind: "each-value" }
  /** Something of the run itself, such as `path.module` and `terraform.workspace`. */
  | { readonly kind: "run" }
  | { readonly kind: "other" };

export type InstanceKey = string | number;

const KEY = String.raw`(?:\[(${INSTANCE_KEY})\])?`;
const MODULE = new RegExp(String.raw`^module\.([\w-]+)${KEY}(?:\.([\w-]+))?`);
const PLAIN = /^[a-z][\w-]*\.[\w-]+$/;
const RESOURCE = new RegExp(String.raw`^([a-z][\w-]*\.[\w-]+)${KEY}`);

const DATA = /^data\.[a-z][\w-]*\.[\w-]+/;

const OTHER: PlanReference = { kind: "other" };
const RUN: PlanReference = { kind: "run" };

/** @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation */
export function parseReference(text: string): PlanReference {
  const dot = text.indexOf(".");
  const rest = dot < 0 ? undefined : text.slice(dot + 1);
  switch (dot < 0 ? text : text.slice(0, dot)) {
    case "each":
      return { kind: rest === "key" ? "own-key" : "each-value" };
    case "count":
      return rest === "index" ? { kind: "own-key" } : OTHER;
    case "var":
      return rest === undefined ? OTHER : { kind: "variable", name: rest.replace(/[.[].*$/s, "") };
    case "module": {
      const [, name, key, output] = MODULE.exec(text) ?? [];
      return name === undefined ? OTHER : { kind: "module", name, key: instanceKey(key), output };
    }
    case "data": {
      const [resource] = DATA.exec(text) ?? [];
      return resource === undefined ? OTHER : { kind: "data", resource };
    }
    case "path":
    case "terraform":
    case "self":
      return RUN;
    case "action":
    case "ephemeral":
    case "local":
      return OTHER;
    default:
      return resourceReference(text);
  }
}

function resourceReference(text: string): PlanReference {
  // Nearly all are `type.name` or `type.name.argument`, and there are many: the pattern makes a list for each.
  const end = text.indexOf(".", text.indexOf(".") + 1);
  const resource = end < 0 ? text : text.slice(0, end);
  if (PLAIN.test(resource)) {
    return { kind: "resource", resource, key: undefined };
  }
  const match = RESOURCE.exec(text);
  return match?.[1] === undefined ? OTHER : { kind: "resource", resource: match[1], key: instanceKey(match[2]) };
}

function instanceKey(text: string | undefined): InstanceKey | undefined {
  if (text === undefined) {
    return undefined;
  }
  return text.startsWith('"') ? unquote(text) : Number(text);
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/**
 * The references of an expression, those of its parts included. The plan lists each one together with what it is a part
 * of (`aws_x.y.arn`, then `aws_x.y`): only the first says something.
 */
export function referencesOf(expression: unknown): readonly PlanReference[] {
  const texts = new Set<string>();
  collect(expression, texts, 0);
  return Array.from(texts, parseReference);
}

const isPartOf = (part: string, whole: string | undefined): boolean =>
  whole?.startsWith(part) === true && (whole[part.length] === "." || whole[part.length] === "[");

/** Deeper than blocks go; a limit, because the plan is not ours. */
const MAX_DEPTH = 16;

function collect(expression: unknown, into: Set<string>, depth: number): void {
  if (typeof expression !== "object" || expression === null || depth > MAX_DEPTH) {
    return;
  }
  const { references } = expression as { references?: unknown };
  if (Array.isArray(references)) {
    collectTexts(references, into);
    return;
  }
  if (Array.isArray(expression)) {
    for (const part of expression) {
      collect(part, into, depth + 1);
    }
    return;
  }
  for (const name in expression) {
    // What a constant is made of is no expression, whatever it looks like.
    if (name !== "constant_value") {
      collect((expression as JsonObject)[name], into, depth + 1);
    }
  }
}

function collectTexts(references: readonly unknown[], into: Set<string>): void {
  let previous: string | undefined;
  for (const text of references) {
    if (typeof text === "string") {
      if (!isPartOf(text, previous)) {
        into.add(text);
      }
      previous = text;
    }
  }
}
