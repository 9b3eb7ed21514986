import { z } from "zod";
import { acknowledgeable, answer, limit, place, sleepReason, unread, wakePath, wakeReason } from "./output-parts";

/* What `scale-to-zero check` and `verify` print with `--format json`. The published schema, docs/check-output.schema.json, is made of this. */

const live = z.object({
  condition: z.enum(["asleep", "awake", "changing", "failed", "starting", "drought", "quota", "falling asleep"]),
  status: z.string().describe("The EndpointStatus that SageMaker reports"),
  configuration: z.string().optional().describe("The current endpoint configuration"),
  wantedConfiguration: z.string().optional().describe("The requested endpoint configuration, if it is known"),
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
  awaited: z.array(z.string()).describe("What was not ready when the time limit was reached"),
});

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
  direction: z.enum(["down", "up"]).describe("down: to zero capacity; up: from zero capacity"),
  by: z.enum(["target tracking", "step scaling", "scheduled action", "schedule"]),
  when,
  state: z.enum(["holds", "broken", "unknown"]),
  through: z.array(z.string()).readonly().describe("Addresses of its resources"),
  why: z.array(z.string()).readonly().describe("What is wrong with it, or unknown"),
  rules: z.array(z.string()).readonly().describe("The rules that report findings about its resources"),
});

const endpoint = z.object({
  name: z.string(),
  place,
  sleeps: answer.describe("Whether it scales to zero"),
  wakes: answer.describe("Whether a request wakes it"),
  sleepsWhen: sleepReason,
  wakesWhen: wakeReason,
  remarks: z.array(z.string()).describe("Why an answer is unknown, or why nothing scales"),
  live: live.optional().describe("Its state when `verify` read it"),
  wakePaths: z.array(wakePath),
  ways: z.array(way).describe("Everything that scales the capacity to zero or from zero"),
  findings: z.array(z.int().min(0)).describe("Indices into `findings`"),
  acknowledged: z.array(z.int().min(0)).describe("Indices into `acknowledged`"),
});

const finding = acknowledgeable.extend({
  followsFrom: z
    .int()
    .min(0)
    .optional()
    .describe("Index into `findings` of the cause: fixing the cause fixes this finding"),
});

export const checkOutput = z
  .object({
    version: z.literal(1).describe("The version of this format. New members do not change it"),
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
      .describe("Why the answer is incomplete, each kind once. `--fail-on unknown` fails unless it is empty"),
    limits: z.array(limit).describe("Why a source does not show all resources, or not their final state"),
    endpoints: z.array(endpoint),
    findings: z.array(finding),
    acknowledged: z
      .array(acknowledgeable.extend({ reason: z.string() }))
      .describe("Acknowledged findings, with the reason"),
    notLookedInto: z.array(unread),
    nothingIn: z.array(z.string()).describe("The files and folders, as given, without SageMaker resources"),
    noEndpointIn: z
      .array(z.string())
      .optional()
      .describe("The files and folders with SageMaker resources, but without an endpoint"),
  })
  .describe("What `scale-to-zero check` and `scale-to-zero verify` print with `--format json`");

export type CheckOutput = z.infer<typeof checkOutput>;

/** The published schema. */
export const checkOutputSchema = (): unknown => ({
  title: "scale-to-zero check and verify",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(checkOutput, { io: "input" }),
});
