import type { NormalizedSchema } from "@smithy/core/schema";
import { RawAnswer } from "../../../src/local-aws/service";
import { requiredOf } from "../../aws/support/sdk-schema";

/** Headers of any answer with a body. */
const ANY_HEADERS: readonly string[] = ["content-type", "content-length"];

/** What is wrong with an answer by the model of its service: members that it has too many, lacks, or has in another type. */
export function answerProblems(output: NormalizedSchema, answer: object): readonly string[] {
  return answer instanceof RawAnswer ? rawProblems(output, answer) : problems(output, answer, "");
}

function rawProblems(output: NormalizedSchema, { headers }: RawAnswer): readonly string[] {
  const known = [...output.structIterator()].map(([, member]) => member.getMergedTraits().httpHeader?.toLowerCase());
  return Object.keys(headers)
    .filter((header) => ![...ANY_HEADERS, ...known].includes(header.toLowerCase()))
    .map((header) => `has a header ${header}`);
}

function problems(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (schema.isListSchema()) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => problems(schema.getValueSchema(), item, `${path}.${index}`))
      : [`${path} is no list`];
  }
  if (schema.isMapSchema()) {
    const entries = value instanceof Map ? [...value] : Object.entries(value ?? {});
    return entries.flatMap(([key, item]) => problems(schema.getValueSchema(), item, `${path}.${key}`));
  }
  if (schema.isStructSchema()) {
    return structureProblems(schema, value, path);
  }
  return isOf(schema, value) ? [] : [`${path} is ${value instanceof Date ? "a date" : `a ${typeof value}`}`];
}

function structureProblems(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [`${path} is no structure`];
  }
  const members = new Map(schema.structIterator());
  const told = Object.entries(value).filter(([, member]) => member !== undefined);
  const names = told.map(([name]) => name);
  return [
    ...told.flatMap(([name, item]) => {
      const member = members.get(name);
      return member === undefined ? [`${path}.${name} is unknown`] : problems(member, item, `${path}.${name}`);
    }),
    ...requiredOf(schema)
      .filter((name) => !names.includes(name))
      .map((name) => `${path}.${name} is missing`),
  ];
}

function isOf(schema: NormalizedSchema, value: unknown): boolean {
  switch (true) {
    case schema.isTimestampSchema():
      return value instanceof Date;
    case schema.isBooleanSchema():
      return typeof value === "boolean";
    case schema.isNumericSchema():
      return typeof value === "number";
    case schema.isBlobSchema():
      return value instanceof Uint8Array || typeof value === "string";
    case schema.isStringSchema():
      return typeof value === "string";
    default:
      return true;
  }
}
