import { z } from "zod";

/* What `scale-to-zero check` and `verify` print with `--format json`. The published schema, docs/check-output.schema.json, is made of this. */

const severity = z.enum(["error", "warning", "note"]);
const answer = z.enum(["yes", "no", "unknown"]);

const place = z.object({
  file: z.string().describe("The file or folder that was read, as it was given"),
  address: z.string().describe("The Terraform address; in a live account the ARN, or the call for what was not read"),
  stack: z.string().optional().describe("The CDKTF stack, where several were read together"),
  constructPath: z.string().optional().describe("The path of the CDKTF construct"),
  sourceLine: z
    .object({ file: z.string(), line: z.int().min(1) })
    .optional()
    .describe("The line of the program"),
});

const link = z.object({
  text: z.string().describe("Such as `policy llm-wake (+1)`"),
  state: z.enum(["holds", "broken", "missing", "unknown"]),
  rules: z.array(z.string()).describe("The rules that say it is broken"),
});

const live = z.object({
  condition: z.enum(["asleep", "awake", "changing", "failed"]),
  status: z.string().describe("Of the endpoint, in SageMaker's words"),
  configuration: z.string().optional().describe("The endpoint configuration that it runs"),
  wantedConfiguration: z.string().optional().describe("The one that it has to run, where that is known"),
  failureReason: z.string().optional(),
  variants: z.array(
    z.object({
      name: z.string(),
      instances: z.int().min(0).optional(),
      desiredInstances: z.int().min(0).optional(),
    }),
  ),
  components: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      failureReason: z.string().optional(),
      copies: z.int().min(0).optional(),
      desiredCopies: z.int().min(0).optional(),
    }),
  ),
  awaited: z.array(z.string()).describe("What was still to come when the time was up"),
});

const schedules = z.array(z.string()).readonly().describe("Such as `07:00 MON-FRI Europe/Paris`");
const because = z.array(z.string()).readonly();

const sleepReason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("idle"), seconds: z.number().min(0).describe("Until the last instance is released") }),
  z.object({ kind: z.literal("hours"), schedules }),
  z.object({ kind: z.literal("serverless") }),
  z.object({ kind: z.literal("always awake") }),
  z.object({ kind: z.literal("never") }),
  z.object({ kind: z.literal("refused") }),
  z.object({ kind: z.literal("no component") }),
  z.object({ kind: z.literal("unknown"), because }),
]);

const wakeReason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("request") }),
  z.object({ kind: z.literal("waiting"), above: z.number().describe("Wakes when more requests than this wait") }),
  z.object({ kind: z.literal("hours"), schedules }).describe("No request wakes it, only schedules"),
  z.object({ kind: z.literal("always awake") }),
  z.object({ kind: z.literal("never") }),
  z.object({ kind: z.literal("refused") }),
  z.object({ kind: z.literal("no component") }),
  z.object({ kind: z.literal("unknown"), because }),
]);

const when = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("idle"), seconds: z.number().min(0) }),
  z.object({ kind: z.literal("always"), seconds: z.number().min(0) }),
  z.object({ kind: z.literal("hours"), expression: z.string(), timeZone: z.string() }),
  z.object({ kind: z.literal("request") }),
  z.object({ kind: z.literal("waiting"), above: z.number() }),
  z.object({ kind: z.literal("unknown") }),
]);

const way = z.object({
  of: z.string().describe("The inference component or variant"),
  direction: z.enum(["down", "up"]).describe("To zero capacity, or from it"),
  by: z.enum(["target tracking", "step scaling", "scheduled action", "schedule"]),
  when,
  state: z.enum(["holds", "broken", "unknown"]),
  through: z.array(z.string()).readonly().describe("Addresses of the resources that it goes through"),
  why: z.array(z.string()).readonly().describe("What is wrong with it, or not known"),
  rules: z.array(z.string()).readonly().describe("The rules that report something about its resources"),
});

const endpoint = z.object({
  name: z.string(),
  place,
  sleeps: answer.describe("Whether it scales to zero"),
  wakes: answer.describe("Whether a request wakes it"),
  sleepsWhen: sleepReason,
  wakesWhen: wakeReason,
  remarks: z.array(z.string()).describe("Why an answer is unknown, or that there is nothing to scale"),
  live: live.optional().describe("How it was when it was looked at; only `verify` tells"),
  wakePaths: z.array(
    z.object({
      of: z.string().describe("The inference component or variant"),
      links: z.array(link),
    }),
  ),
  ways: z.array(way).describe("All that takes capacity to zero or brings it from there"),
  findings: z.array(z.int().min(0)).describe("Indices into `findings`"),
  acknowledged: z.array(z.int().min(0)).describe("Indices into `acknowledged`"),
});

const acknowledgeable = z.object({
  rule: z.string().describe("The id of the rule, kept for life: W05"),
  slug: z.string(),
  severity,
  title: z.string().describe("What has to hold"),
  what: z.string().describe("What is wrong with the actual value"),
  why: z.string(),
  fix: z.object({
    hcl: z.string(),
    typescript: z.string().optional(),
    command: z.string().optional().describe("What mends a live account at once, as a shell takes it"),
  }),
  source: z.string().describe("The document that says so"),
  place,
  about: z.array(z.string()).describe("Addresses of other resources that it is about"),
});

const finding = acknowledgeable.extend({
  followsFrom: z
    .int()
    .min(0)
    .optional()
    .describe("Index into `findings` of the cause: what is missing because that one is, and is mended with it"),
});

const limit = z.object({
  kind: z
    .enum(["targeted", "incomplete", "deferred", "errored", "refresh-only", "destroy", "sensitive"])
    .describe("The first four: the plan is partial, and what it does not show counts as unknown"),
  text: z.string(),
  file: z.string().describe("The file or folder, as it was given"),
  addresses: z.array(z.string()).optional().describe("The resources that it is about, where the source names them"),
});

export const checkOutput = z
  .object({
    version: z.literal(1).describe("Of this format: members may be added without a new one"),
    summary: z.object({
      endpoints: z.int().min(0),
      errors: z.int().min(0),
      warnings: z.int().min(0),
      notes: z.int().min(0),
      acknowledged: z.int().min(0),
    }),
    incomplete: z
      .array(
        z.object({
          kind: z.enum(["verdict", "partial", "sensitive", "unread", "no-endpoint"]),
          text: z.string(),
        }),
      )
      .optional()
      .describe("Why the answer is not complete, each kind once; `--fail-on unknown` fails unless it is empty"),
    limits: z.array(limit).describe("Why a source does not show all that there is, or not as it will be"),
    endpoints: z.array(endpoint),
    findings: z.array(finding),
    acknowledged: z
      .array(acknowledgeable.extend({ reason: z.string() }))
      .describe("Findings that were acknowledged, with a reason"),
    notLookedInto: z.array(
      z.object({
        type: z.string().describe("The type of the resource; in a live account, what was not read"),
        place,
        reason: z.string().optional().describe("Why it was not read; absent on what this program does not read"),
      }),
    ),
    nothingIn: z
      .array(z.string())
      .describe("The files and folders, as they were given, in which nothing is about SageMaker"),
    noEndpointIn: z
      .array(z.string())
      .optional()
      .describe("The files and folders with resources of SageMaker, but without anything to give a verdict on"),
  })
  .describe("What `scale-to-zero check` and `scale-to-zero verify` print with `--format json`");

export type CheckOutput = z.infer<typeof checkOutput>;

/** The published schema. */
export const checkOutputSchema = (): unknown => ({
  title: "scale-to-zero check and verify",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(checkOutput, { io: "input" }),
});
