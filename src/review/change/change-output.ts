import { z } from "zod";
import {
  acknowledgeable,
  answer,
  limit,
  place,
  severity,
  sleepReason,
  unread,
  wakePath,
  wakeReason,
} from "../output-parts";

/* What `scale-to-zero review` prints with `--format json`. The published schema, docs/review.schema.json, is made of this. */

const amount = z.number();
const count = z.int().min(0);
const seconds = z.number().min(0);

const range = z
  .object({ least: amount, typical: amount, most: amount })
  .describe("Of several runs with random arrivals the least, the middle and the most");
const rangeOrNull = range.nullable();

const cost = z.object({
  amount: amount.describe("The whole, with two decimals"),
  currency: z.literal("USD"),
  region: z.string(),
  asOf: z.string().describe("The oldest day of the prices, as yyyy-mm-dd"),
  instances: amount,
  alarms: amount.nullable().describe("null: not priced, and not in the amount"),
  storage: amount.nullable().describe("null: not priced, and not in the amount"),
});

const behaviour = z
  .object({
    sleeps: answer.describe("Whether it scales to zero"),
    wakes: answer.describe("Whether a request wakes it"),
    sleepsWhen: sleepReason,
    wakesWhen: wakeReason,
    idleToZeroSeconds: rangeOrNull.describe(
      "From the last request until zero instances, for any traffic; null: it never happens without requests, or is not simulated",
    ),
    firstAnswerSeconds: rangeOrNull.describe(
      "From the first request at zero instances, for any traffic; null: no request wakes it",
    ),
    refusedPerWake: rangeOrNull.describe("null: there is no wake. 0: requests wait in a queue"),
    monthlyLostRequests: z
      .object({
        least: amount,
        typical: amount,
        most: amount,
        causes: z.array(z.enum(["refused", "expired", "timed out", "removed"])).readonly(),
      })
      .nullable()
      .describe("Requests of the traffic without an answer, in a month of 730 hours; null: not known"),
    monthlyInstanceHours: rangeOrNull.describe("In a month of 730 hours; null: not simulated"),
    monthlyCost: z
      .object({ least: cost, typical: cost, most: cost })
      .nullable()
      .describe("In a month of 730 hours; null: not priced, or not known"),
    bounds: z
      .array(
        z.object({
          of: z.string().describe("The inference component or variant"),
          unit: z.enum(["copies", "instances"]),
          min: amount.nullable().describe("null: unknown"),
          max: amount.nullable().describe("null: unknown"),
        }),
      )
      .readonly(),
    schedules: z
      .array(
        z.object({
          of: z.string().describe("The inference component or variant"),
          name: z.string(),
          expression: z.string(),
          timeZone: z.string(),
          does: z.string().describe("Such as `sets 2 copies`"),
        }),
      )
      .readonly(),
    instanceTypes: z.array(z.string()).readonly(),
    region: z.string().nullable().describe("The AWS Region. null: the source does not state it"),
    assumptions: z.array(z.string()).readonly(),
  })
  .nullable();

const judgement = z.enum(["better", "worse", "same", "different"]);

const row = z.object({
  what: z.enum([
    "sleeps after",
    "wakes on",
    "first answer",
    "refused per wake",
    "lost requests",
    "instance-hours",
    "cost",
    "bounds",
    "schedules",
    "instance type",
    "Region",
  ]),
  before: z.string().nullable().describe("null: the endpoint does not exist then"),
  after: z.string().nullable().describe("null: the endpoint does not exist then"),
  judgement,
  difference: z.string().optional().describe("Such as `1 min 6 s longer`"),
});

const effect = z.object({
  kind: z.enum([
    "wakes",
    "resets capacity",
    "removes capacity",
    "interrupts",
    "fails",
    "pauses scaling",
    "forgets",
    "deletes",
    "starts awake",
    "runs twice",
    "invokes an action",
    "not known yet",
  ]),
  severity: severity.describe("error: the apply or requests fail. warning: it costs, or changes capacity"),
  what: z.string(),
  why: z.string(),
  fix: acknowledgeable.shape.fix.optional(),
  addresses: z.array(z.string()).readonly(),
  seconds: range.optional().describe("For how many seconds nothing answers"),
  source: z.string().describe("The document that states it"),
  evidence: z.enum(["verified", "measured", "inferred", "uncertain"]),
});
const effects = z.array(effect).readonly();

const finding = acknowledgeable.extend({
  about: z.array(z.string()).readonly().describe("Addresses of other affected resources"),
  followsFrom: z.object({ rule: z.string(), place }).optional().describe("The cause: fixing it fixes this finding"),
});

const findings = z.object({
  new: z.array(finding).readonly().describe("Open after the change, not before"),
  fixed: z.array(finding).readonly().describe("Open before the change, not after"),
  unchanged: z.array(finding).readonly(),
  acknowledged: z
    .array(finding.extend({ reason: z.string(), inSource: z.boolean() }))
    .readonly()
    .describe("Accepted after the change, with the reason"),
});

const value = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("value"), text: z.string() }),
  z.object({ kind: z.literal("absent") }),
  z.object({ kind: z.literal("sensitive") }).describe("The value is never printed"),
  z.object({ kind: z.literal("unknown") }).describe("Known after apply"),
]);

const change = z.object({
  address: z.string(),
  stack: z.string().optional().describe("The CDKTF stack, if several were read together"),
  previousAddress: z.string().optional().describe("The address before it was moved"),
  type: z.string(),
  action: z.enum(["create", "update", "delete", "replace", "forget", "move", "import", "read", "none"]),
  createsFirst: z.boolean().optional(),
  imports: z.boolean().optional(),
  forgets: z.boolean().optional().describe("The old one leaves the state and stays in AWS"),
  reason: z.string().optional().describe("Terraform's reason"),
  sourceLine: place.shape.sourceLine,
  attributes: z
    .array(
      z.object({
        path: z.string().describe("In Terraform's words: `production_variants[0].instance_type`"),
        before: value,
        after: value,
        forcesReplacement: z.boolean(),
      }),
    )
    .readonly(),
});
const changes = z.array(change).readonly();

const endpoint = z.object({
  name: z.string().describe("After the change, or before it if nothing is left"),
  previousName: z.string().optional(),
  place,
  change: z.enum(["created", "changed", "unchanged", "deleted", "forgotten"]),
  judgement,
  sentence: z.string().describe("The verdict, without the name"),
  before: behaviour.describe("null: it does not exist before the change"),
  after: behaviour.describe("null: it does not exist after the change"),
  rows: z.array(row).readonly(),
  apply: effects.describe("What the apply itself does"),
  findings,
  wakePaths: z.array(wakePath).readonly(),
  wakePhases: z
    .array(z.object({ name: z.string(), seconds }))
    .readonly()
    .describe("The parts of a wake after the change; empty if nothing wakes it"),
  changes,
});

export const changeOutput = z
  .object({
    formatVersion: z.literal("1").describe("The version of this format. New members do not change it"),
    stack: z.string(),
    sources: z
      .array(
        z.object({
          before: z.string().nullable().describe("null: the prior state in the plan"),
          after: z.string(),
        }),
      )
      .readonly(),
    traffic: z.object({ name: z.string(), isDefault: z.boolean(), seconds, runs: count }),
    isEmpty: z.boolean().describe("Whether no behaviour and no finding changes, and the apply does nothing"),
    judgement,
    sentence: z.string(),
    monthlyCost: z
      .object({
        before: rangeOrNull,
        after: rangeOrNull,
        notPriced: count.describe("Endpoints whose cost is not known"),
      })
      .describe("USD in a month of 730 hours, of all endpoints that are priced"),
    limits: z.array(limit).readonly().describe("Why a source does not show all resources, or not their final state"),
    endpoints: z.array(endpoint).readonly(),
    apply: effects.describe("Effects that belong to no endpoint"),
    findings: findings.describe("All findings, each once"),
    elsewhere: findings.describe("The findings that affect no endpoint"),
    changes: changes.describe("All changes of resources that this program reads"),
    budgets: z
      .array(
        z.object({
          option: z.enum(["--max-monthly-cost", "--max-wake", "--max-idle-to-zero"]),
          limit: amount.describe("USD or seconds"),
          value: amount.nullable().describe("null: unknown"),
          endpoint: z.string().nullable().describe("null: the sum of all"),
          isMet: z.boolean(),
          text: z.string(),
        }),
      )
      .readonly(),
    notLookedInto: z.array(unread).readonly(),
  })
  .describe("What `scale-to-zero review` prints with `--format json`");

export type ChangeOutput = z.infer<typeof changeOutput>;

/** The published schema. */
export const changeSchema = (): unknown => ({
  title: "scale-to-zero review",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(changeOutput, { io: "input" }),
});
