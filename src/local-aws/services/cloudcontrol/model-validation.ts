import { validationError } from "../../errors";
import { isMembers } from "../../protocols/values";

/** What is looked at in the schema of a resource type. */
export interface TypeSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: boolean;
  readonly patternProperties?: object;
  readonly required?: readonly string[];
  readonly items?: unknown;
}

/**
 * The keys that a type does not have, and those that are missing: a service could only lose the first.
 * @throws AwsError in the words of pulumi/pulumi-aws-native#581
 */
export function checkModel(schema: TypeSchema, desired: unknown): void {
  const problems = [...problemsIn(schema, desired, "#")];
  if (problems.length > 0) {
    throw validationError(`Model validation failed (${problems.join("\n")})`);
  }
}

function* problemsIn(schema: TypeSchema, value: unknown, place: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* isMembers(schema.items) ? problemsIn(schema.items, item, `${place}/${index}`) : [];
    }
  } else if (isMembers(value)) {
    yield* ofMembers(schema, value, place);
  }
}

function* ofMembers(schema: TypeSchema, value: Readonly<Record<string, unknown>>, place: string): Generator<string> {
  const { properties = {}, required = [], additionalProperties, patternProperties } = schema;
  for (const [key, member] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (isMembers(known)) {
      yield* problemsIn(known, member, `${place}/${key}`);
    } else if (additionalProperties === false && patternProperties === undefined) {
      yield `${place}: extraneous key [${key}] is not permitted`;
    }
  }
  for (const key of required.filter((one) => !Object.hasOwn(value, one))) {
    yield `${place}: required key [${key}] not found`;
  }
}
