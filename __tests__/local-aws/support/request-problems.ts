import type { NormalizedSchema } from "@smithy/core/schema";
import { z } from "zod";

type Json = Readonly<Record<string, unknown>>;

/**
 * Where the validation of a request differs from the SDK's schema of it: members that the schema has not, or has in another
 * kind.
 */
export const requestProblems = (model: NormalizedSchema, validation: z.ZodType): readonly string[] =>
  problems(model, z.toJSONSchema(validation, { io: "input", unrepresentable: "any" }), "");

function problems(model: NormalizedSchema, json: Json, path: string): readonly string[] {
  if (Array.isArray(json.allOf)) {
    return json.allOf.flatMap((one: Json) => problems(model, one, path));
  }
  const choices = Array.isArray(json.type) ? json.type.map((type) => ({ type })) : (json.anyOf ?? json.oneOf);
  if (Array.isArray(choices)) {
    // Protocols that write all as texts have a choice of a text and what it stands for.
    const all = choices.map((one: Json) => problems(model, one, path));
    return all.some((one) => one.length === 0) ? [] : all.flat();
  }
  switch (json.type) {
    case "object":
      return objectProblems(model, json, path);
    case "array":
      return model.isListSchema()
        ? problems(model.getValueSchema(), isJson(json.items) ? json.items : {}, `${path}[]`)
        : [`${path} is no list`];
    case "string":
      // Times and documents are texts on the wire of some protocols.
      return model.isStringSchema() || model.isBlobSchema() || model.isTimestampSchema() || model.isDocumentSchema()
        ? []
        : [`${path} is no text`];
    case "number":
    case "integer":
      return model.isNumericSchema() || model.isTimestampSchema() ? [] : [`${path} is no number`];
    case "boolean":
      return model.isBooleanSchema() ? [] : [`${path} is no flag`];
    default:
      return [];
  }
}

function objectProblems(model: NormalizedSchema, json: Json, path: string): readonly string[] {
  const properties = isJson(json.properties) ? json.properties : {};
  if (model.isMapSchema()) {
    const named = Object.keys(properties).map((name) => `${path} is a map, and ${name} is a name in it`);
    return isJson(json.additionalProperties)
      ? [...named, ...problems(model.getValueSchema(), json.additionalProperties, `${path}{}`)]
      : named;
  }
  if (!model.isStructSchema()) {
    return model.isDocumentSchema() ? [] : [`${path} is no structure`];
  }
  const members = new Map(model.structIterator());
  return Object.entries(properties).flatMap(([name, property]) => {
    const member = members.get(name);
    if (member === undefined) {
      return [`${path}.${name} is unknown`];
    }
    return isJson(property) ? problems(member, property, `${path}.${name}`) : [];
  });
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
