import type { z } from "zod";
import { at, type JsonPath, member, pathText } from "../attributes/json";
import { wrongValue } from "../errors";

/** Checks a document, or a part of it, against a schema. The first problem is an error that names the place. */
export function check<T>(schema: z.ZodType<T>, value: unknown, file: string, path?: JsonPath): T {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const steps = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
  const found = steps.reduce(
    (inside: unknown, step) => (Array.isArray(inside) ? inside[Number(step)] : member(inside, String(step))),
    value,
  );
  const place = steps.reduce<JsonPath | undefined>(at, path);
  throw wrongValue(
    file,
    place === undefined ? "the document" : pathText(place),
    found,
    issue?.message ?? "something else",
  );
}
