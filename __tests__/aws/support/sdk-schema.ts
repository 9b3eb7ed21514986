import { NormalizedSchema } from "@smithy/core/schema";

/** What a client of the SDK exports: each operation has a schema, under its name and a `$`. */
export type Sdk = Readonly<Record<string, unknown>>;

/** @throws Error for an operation that none of the clients has */
function operationOf(sdks: readonly Sdk[], operation: string): readonly unknown[] {
  const schema = sdks.map((sdk) => sdk[`${operation}$`]).find((one) => Array.isArray(one));
  if (!Array.isArray(schema)) {
    throw new Error(`the SDK has no ${operation}`);
  }
  return schema;
}

export const inputOf = (sdks: readonly Sdk[], operation: string): NormalizedSchema =>
  NormalizedSchema.of(operationOf(sdks, operation)[4] as NormalizedSchema);

export const outputOf = (sdks: readonly Sdk[], operation: string): NormalizedSchema =>
  NormalizedSchema.of(operationOf(sdks, operation)[5] as NormalizedSchema);

/** The first members of a structure are those that are always there: the SDK's schema has their number. */
export function requiredOf(schema: NormalizedSchema): readonly string[] {
  const written: unknown = schema.getSchema();
  if (!Array.isArray(written)) {
    return [];
  }
  const [, , , , names = [], , count = 0] = written;
  return names.slice(0, count);
}
