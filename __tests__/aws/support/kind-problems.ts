import type { NormalizedSchema } from "@smithy/core/schema";
import type { Kind, Shape } from "../../../src/aws/answers/answer-shape";
import { requiredOf } from "./sdk-schema";

/** Where a shape that was written by hand differs from a schema of the SDK. */
export function kindProblems(schema: NormalizedSchema, kind: Kind, path: string): readonly string[] {
  if (typeof kind === "string") {
    return IS[kind](schema) ? [] : [`${path} is no ${kind}`];
  }
  if (isList(kind)) {
    return schema.isListSchema() ? kindProblems(schema.getValueSchema(), kind[0], `${path}[]`) : [`${path} is no list`];
  }
  return schema.isStructSchema() ? shapeProblems(schema, kind, path) : [`${path} is no structure`];
}

function shapeProblems(schema: NormalizedSchema, { required, optional = {} }: Shape, path: string): readonly string[] {
  const members = new Map(schema.structIterator());
  const always = requiredOf(schema);
  return [
    ...Object.entries({ ...required, ...optional }).flatMap(([name, kind]) => {
      const member = members.get(name);
      if (member === undefined) {
        return [`${path}.${name} is unknown`];
      }
      return kind === undefined ? [] : kindProblems(member, kind, `${path}.${name}`);
    }),
    ...Object.keys(required)
      .filter((name) => !always.includes(name))
      .map((name) => `${path}.${name} may be absent`),
    // A body has no kind: the SDK hands it over as it comes.
    ...always
      .filter((name) => !Object.hasOwn(required, name) && members.get(name)?.isBlobSchema() !== true)
      .map((name) => `${path}.${name} is always there`),
  ];
}

const IS: Readonly<Record<Extract<Kind, string>, (schema: NormalizedSchema) => boolean>> = {
  text: (schema) => schema.isStringSchema(),
  number: (schema) => schema.isNumericSchema(),
  flag: (schema) => schema.isBooleanSchema(),
  time: (schema) => schema.isTimestampSchema(),
  map: (schema) => schema.isMapSchema(),
};

const isList = (kind: Exclude<Kind, string>): kind is readonly [Kind] => Array.isArray(kind);
