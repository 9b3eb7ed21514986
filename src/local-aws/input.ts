import { inspect } from "node:util";
import { z } from "zod";
import { AwsError, unreadable } from "./errors";
import { shortened } from "./shortened";

/** How much of a refused input its error quotes. */
const QUOTED = { issues: 10, characters: 1024, items: 10 } as const;

/** Text in the Query protocol and in URLs, a number elsewhere. An empty text is no number, and not 0. */
export const numeric = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value), schema);

export const flag = () => z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

/**
 * An empty list is an empty text in the Query protocol.
 * @param max how many a call may carry
 */
export const list = <Item extends z.ZodType>(item: Item, max = Number.POSITIVE_INFINITY) =>
  z.preprocess((value) => (value === "" ? [] : value), z.array(item).max(max));

/**
 * Bytes of a request as they came. A schedule or a state machine gives a text instead, or members that go out as JSON, or
 * nothing.
 */
export const payload = () =>
  z.preprocess((given) => {
    if (Buffer.isBuffer(given)) {
      return given;
    }
    return Buffer.from(typeof given === "string" ? given : (JSON.stringify(given) ?? ""));
  }, z.instanceof(Buffer));

/** The first and the last millisecond that a date can have. */
const LAST_TIME = 8.64e15;

/** In milliseconds: ISO text in Query, seconds in JSON, a date in CBOR. What is no date never reaches a service. */
export const timestamp = () =>
  z
    .union([
      z.date().transform((date) => date.getTime()),
      z.number().transform((seconds) => Math.round(seconds * 1000)),
      z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    ])
    .transform((time) => {
      if (!(Math.abs(time) <= LAST_TIME)) {
        throw unreadable("A timestamp is outside the dates that there are.");
      }
      return time;
    });

/** @param max how many a call may carry */
export const tags = (max: number) =>
  z.preprocess(
    (value) => (value === "" ? [] : value),
    z.array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256).default("") })).max(max),
  );

/**
 * @param code what the service calls malformed input
 * @throws AwsError with the words that AWS uses for a broken constraint
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code = "ValidationException",
): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const { issues } = parsed.error;
  const texts = issues.slice(0, QUOTED.issues).map((issue) => brokenConstraint(issue, valueAt(input, issue.path)));
  const count = `${issues.length} validation ${issues.length === 1 ? "error" : "errors"} detected`;
  throw new AwsError(code, `${count}: ${texts.join("; ")}`);
}

function brokenConstraint(issue: z.core.$ZodIssue, value: unknown): string {
  return `Value ${value === undefined ? "null" : `'${quoted(value)}'`} at '${place(issue.path)}' failed to satisfy constraint: Member ${requirement(issue, value)}`;
}

function quoted(value: unknown): string {
  const text =
    typeof value === "object"
      ? inspect(value, {
          breakLength: Number.POSITIVE_INFINITY,
          maxArrayLength: QUOTED.items,
          maxStringLength: QUOTED.characters,
        })
      : String(value);
  return shortened(text, QUOTED.characters);
}

function requirement(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) {
    return "must not be null";
  }
  switch (issue.code) {
    case "too_small":
      return `must have ${issue.origin === "number" ? "value" : "length"} greater than or equal to ${issue.minimum}`;
    case "too_big":
      return `must have ${issue.origin === "number" ? "value" : "length"} less than or equal to ${issue.maximum}`;
    case "invalid_value":
      return `must satisfy enum value set: [${issue.values.join(", ")}]`;
    case "invalid_format":
      return `must satisfy regular expression pattern: ${issue.pattern?.replace(/^\/\^?|\$?\/$/g, "") ?? issue.format}`;
    default:
      return issue.message;
  }
}

/** Such as `productionVariants.1.member.variantName`. */
function place(path: readonly PropertyKey[]): string {
  return path
    .map((key) =>
      typeof key === "number" ? `${key + 1}.member` : `${String(key).charAt(0).toLowerCase()}${String(key).slice(1)}`,
    )
    .join(".");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
