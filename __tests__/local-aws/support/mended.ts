import type { NormalizedSchema } from "@smithy/core/schema";
import type { ModelInputs } from "./model-inputs";
import type { Seeded } from "./seeded";

const BROKEN = /at '([^']*)' failed to satisfy constraint: Member (.*?)(?=; Value |"[,}]|<\/Message>|$)/gs;

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
  /** What the model says of the member; nothing for what is not in it. */
  readonly schema: NormalizedSchema | undefined;
  readonly member: string;
}

/** The input with its broken constraints mended as a refusal asks for. */
export function mended(
  input: Record<string, unknown>,
  refusal: string,
  schema: NormalizedSchema,
  inputs: ModelInputs,
  random: Seeded,
): Record<string, unknown> {
  const copy = structuredClone(input);
  const broken = [...unescaped(refusal).matchAll(BROKEN)];
  for (const [, path = "", requirement = ""] of broken) {
    const place = find(copy, path, schema);
    if (place !== undefined) {
      mend(place, requirement, inputs, random);
    }
  }
  return broken.length === 0 || random.chance(0.1) ? inputs.input(schema, 0.2) : copy;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "").replaceAll("\\\\", "\\");

function find(input: Record<string, unknown>, path: string, schema: NormalizedSchema): Place | undefined {
  const keys = path.split(".").filter((key) => key !== "member");
  let holder: unknown = input;
  let at: NormalizedSchema | undefined = schema;
  let member = "";
  for (const [index, key] of keys.entries()) {
    if (typeof holder !== "object" || holder === null) {
      return undefined;
    }
    const list = Array.isArray(holder);
    const own = list
      ? String(Number(key) - 1)
      : (namesOf(holder, at).find((name) => lower(name) === lower(key)) ?? key);
    at = innerOf(at, own);
    member = list ? member : own;
    if (index === keys.length - 1) {
      return { holder: holder as Place["holder"], key: own, schema: at, member };
    }
    holder = Reflect.get(holder, own);
  }
  return undefined;
}

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const namesOf = (holder: object, schema: NormalizedSchema | undefined): readonly string[] => [
  ...Object.keys(holder),
  ...(schema?.isStructSchema() === true ? [...schema.structIterator()].map(([name]) => name) : []),
];

function innerOf(schema: NormalizedSchema | undefined, key: string): NormalizedSchema | undefined {
  if (schema?.isStructSchema() === true) {
    return [...schema.structIterator()].find(([name]) => name === key)?.[1];
  }
  return schema?.isListSchema() === true || schema?.isMapSchema() === true ? schema.getValueSchema() : undefined;
}

function mend({ holder, key, schema, member }: Place, requirement: string, inputs: ModelInputs, random: Seeded): void {
  const bound = Number(/ equal to (-?[\d.]+)/.exec(requirement)?.[1]);
  const [, values] = /enum value set: \[(.*)\]/s.exec(requirement) ?? [];
  const [, pattern] = /regular expression pattern: (.*)$/s.exec(requirement) ?? [];
  const before: unknown = Reflect.get(holder, key);
  let after: unknown = schema === undefined ? undefined : inputs.value(schema, member, 0.1);
  if (values !== undefined) {
    after = random.oneOf(values.split(", "));
  } else if (pattern !== undefined) {
    after = inputs.matching(pattern) ?? after;
  } else if (requirement.startsWith("must have value")) {
    after = bound;
  } else if (requirement.startsWith("must have length greater") && typeof before === "string") {
    after = before.padEnd(bound, "x");
  } else if (requirement.startsWith("must have length less")) {
    after = typeof before === "string" || Array.isArray(before) ? before.slice(0, bound) : after;
  } else if (requirement !== "must not be null" && random.chance(0.3)) {
    after = undefined;
  }
  if (after === undefined && !Array.isArray(holder)) {
    delete holder[key];
  } else {
    Reflect.set(holder, key, typeof before === "number" && typeof after === "string" ? Number(after) : after);
  }
}
