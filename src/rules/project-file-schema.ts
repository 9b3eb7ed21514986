import { z } from "zod";
import { LENGTH_OR_SECONDS, secondsOrLength } from "../behaviour/written/length";
import { nearest } from "../nearest";

/* The schema of `.scale-to-zero.json`. The published one, docs/scale-to-zero.schema.json, is made of this. */

/** A name in a file can have any length. */
const LONGEST_SHOWN = 60;

/** An object of these members only. An unknown one is reported with the known ones, and with the one that was meant. */
const members = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? unknownMember(issue.keys, Object.keys(shape)) : "must be an object",
  });

function unknownMember([key = ""]: readonly string[], known: readonly string[]): string {
  const meant = nearest(key, known);
  const question = meant === undefined ? "" : `; did you mean ${meant}?`;
  const others = known.slice(0, -1).join(", ");
  return `has an unknown member: ${JSON.stringify(key.slice(0, LONGEST_SHOWN))}${question === "" ? ";" : question} use ${others} or ${known.at(-1)}`;
}

/** @param what completes `must be a string: …` */
const text = (what: string) => z.string(`must be a string: ${what}`).regex(/\S/, `must not be empty: ${what}`).trim();

const RULE_ID = "must be the id of a rule, such as Z05";

const entry = members({
  rule: z
    .string(RULE_ID)
    .regex(/^[ZWSCVD]\d{2}$/, RULE_ID)
    .describe("Id of the rule, such as Z05"),
  address: text("the address of a resource, where * matches any text").describe(
    "Address of the resource, path of the construct, or ARN of a live resource. `*` matches any text",
  ),
  reason: text("why the finding is acknowledged").describe("Why the finding is accepted"),
  expires: z.iso
    .date("must be an existing date in the format yyyy-mm-dd")
    .optional()
    .describe("Last day, in UTC, on which the acknowledgement is valid. Absent: it does not expire"),
});

const DURATION = "must be a duration, such as 90s, 8m or 1h";

/** Seconds. */
const duration = (description: string) =>
  z
    .string(DURATION)
    .regex(LENGTH_OR_SECONDS, DURATION)
    .transform((written) => secondsOrLength(written) ?? z.NEVER)
    .optional()
    .describe(`${description}, such as 90s, 8m or 1h. A number without a unit is in seconds`);

const entries = z.array(entry, "must be a list");

/** What a program gives instead of the file. */
export const knownFindingsSchema = z.object({ acknowledgements: entries });

const MEMBERS = {
  acknowledgements: entries.optional().describe("Findings that are accepted, each with a reason"),
  traffic: text("a built-in traffic profile, or a file beside this one")
    .optional()
    .describe("Default of `review --traffic`: a built-in traffic profile, or a file beside this one"),
  timing: text("a preset, or a file beside this one")
    .optional()
    .describe("Default of `review --timing`: a preset, or a file beside this one"),
  prices: text("a price file beside this one")
    .optional()
    .describe("Default of `review --prices`: a file beside this one"),
  budgets: members({
    maxMonthlyCost: z
      .number("must be a number of USD")
      .min(0, "must be at least 0")
      .optional()
      .describe("Most that all endpoints together may cost, in USD a month"),
    maxWake: duration("Longest time to the first answer of each endpoint"),
    maxIdleToZero: duration("Longest time without requests until each endpoint has zero instances"),
  })
    .optional()
    .describe("Defaults of the budgets of `review`"),
};

const names = Object.keys(MEMBERS);

export const projectFileSchema = members({
  $schema: z
    .string("must be a string: the address of a JSON schema")
    .optional()
    .describe("Address of this schema, for editors"),
  ...MEMBERS,
})
  .refine(
    (given) => names.some((name) => Object.hasOwn(given, name)),
    `has no member: write one of ${names.join(", ")}`,
  )
  .meta({
    description: "`.scale-to-zero.json`: acknowledged findings, and defaults of `scale-to-zero review`",
    // A refinement is not part of a JSON schema.
    anyOf: names.map((name) => ({ required: [name] })),
  });

/** The published schema. */
export const publishedProjectFileSchema = (): unknown => ({
  title: ".scale-to-zero.json",
  ...z.toJSONSchema(projectFileSchema, { io: "input" }),
});
