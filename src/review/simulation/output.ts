import { z } from "zod";

/* What `scale-to-zero simulate` prints with `--format json`. The published schema, docs/simulation.schema.json, is made of this. */

export const count = z.int().min(0);
export const seconds = z.number().min(0);
/** JSON has neither NaN nor Infinity: what is not known is null. */
export const amount = z.number();

const step = z.object({ at: seconds.describe("Seconds after the start"), value: z.number() });
const steps = z.array(step).readonly().describe("A value from a time on");

const requests = z
  .object({
    total: count,
    answered: count,
    refused: count.describe("Refused, and not sent again or not answered until the client gave up"),
    expired: count.describe("Waited in the queue of an asynchronous endpoint for its RequestTTL"),
    timedOut: count.describe("Not answered within the limit of an invocation"),
    lost: count.describe("Removed with the copy or instance that worked on it"),
    unfinished: count.describe("Neither answered nor given up at the end"),
    refusals: count.describe("Attempts that were refused"),
    waitSeconds: z
      .object({ p50: seconds, p95: seconds, max: seconds })
      .describe("From the first attempt to the start of the answer, over answered requests"),
  })
  .describe("How requests ended: the members but `total`, `refusals` and `waitSeconds` add up to `total`");

const cost = z
  .object({
    amount: amount.min(0).describe("The whole, with two decimals"),
    currency: z.literal("USD"),
    region: z.string(),
    asOf: z.string().describe("The oldest day of the prices, as yyyy-mm-dd"),
    instances: amount.min(0),
    alarms: amount.min(0).nullable().describe("null: not priced, and not in the amount"),
    storage: amount.min(0).nullable().describe("null: not priced, and not in the amount"),
  })
  .nullable()
  .describe("null: not priced");

export const usage = {
  instanceHours: amount.min(0),
  cost,
  monthlyInstanceHours: amount.min(0).describe("In a month of 730 hours"),
  monthlyCost: cost,
};

const alternative = z.object({ ...usage, refused: count, wakes: count }).nullable();

const phase = z.object({
  name: z.enum([
    "alarm",
    "reaction",
    "provisioning",
    "image and model",
    "load",
    "health checks",
    "waiting for capacity",
  ]),
  seconds,
  basis: z
    .enum(["measured", "preset", "law"])
    .describe("measured: on your account, or given by you. preset: published for one model. law: for all endpoints"),
});
const phases = z.array(phase).readonly();

export const basis = z
  .enum(["simulation", "probe"])
  .describe("probe: it does not happen with this traffic, and was simulated with one request");

export const kind = z.enum(["component", "variant"]);

const cause = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["target tracking", "step scaling"]),
    policy: z.string(),
    alarm: z.string(),
    alarmAt: z.number().describe("When the alarm changed its state, in seconds after the start"),
    value: z.number().nullable().describe("The value that the policy read; null without a datapoint"),
    datapoints: z
      .array(z.number())
      .readonly()
      .describe("Datapoints that breached the threshold of the alarm, newest first, at most ten"),
  }),
  z.object({ kind: z.enum(["scheduled action", "schedule"]), name: z.string() }),
  z.object({ kind: z.literal("bounds") }),
]);

const wake = z.object({
  unit: z.string().describe("The inference component or variant"),
  at: z.iso.datetime(),
  by: z.enum(["request", "schedule"]),
  refused: count.describe("Attempts that were refused meanwhile"),
  seconds: seconds.nullable().describe("To the first copy that serves; null if that is after the end"),
  phases,
});

const instances = z
  .array(z.object({ variant: z.string(), instanceType: z.string().optional(), steps }))
  .readonly()
  .describe("Instances, from the start of provisioning to the release");

const intervals = z
  .object({
    units: z
      .array(
        z.object({
          name: z.string(),
          desired: steps,
          serving: steps,
          states: steps.describe("0 in service, 1 updating, 2 no capacity: updating, and AWS has no instance"),
        }),
      )
      .readonly(),
    instances,
    alarms: z
      .array(
        z.object({ name: z.string(), unit: z.string(), states: steps.describe("0 OK, 1 ALARM, 2 INSUFFICIENT_DATA") }),
      )
      .readonly(),
    traffic: z.object({
      bucketSeconds: seconds,
      requests: z.array(count).readonly(),
      refused: z.array(count).readonly(),
    }),
  })
  .describe("For drawing; times are seconds after the start");

const endpoint = z.object({
  ...usage,
  name: z.string(),
  address: z.string().describe("The Terraform address"),
  stack: z.string().nullable().describe("The CDKTF stack, if several were read together"),
  region: z.string().nullable(),
  kind: z
    .enum(["inference-components", "asynchronous", "constant", "unknown"])
    .describe("constant: its number of instances never changes. unknown: it is not simulated"),
  reason: z.string().nullable().describe("Why it is constant or unknown"),
  instanceTypes: z.array(z.string()).readonly(),
  idleToZero: z
    .object({ copiesSeconds: seconds.nullable(), instancesSeconds: seconds.nullable(), basis })
    .describe("From the last request to zero capacity; null: it never sleeps without requests"),
  wakes: z.array(wake).readonly(),
  wakeCount: count,
  wake: z.object({ seconds, phases, basis }).nullable().describe("The median wake by a request; null: never"),
  requests: requests.nullable().describe("null for an endpoint that is not simulated"),
  units: z.array(z.object({ name: z.string(), kind, requests })).readonly(),
  alwaysOn: alternative.describe("The same endpoint with at least one copy and one instance"),
  publishedRecipe: alternative.describe("The same endpoint with AWS's published policies and alarms"),
  breakEvenWakesPerDay: amount.min(0).nullable().describe("Above so many separate wakes a day it saves nothing"),
  advice: z
    .object({ kind: z.enum(["always on", "asynchronous"]), reason: z.string() })
    .nullable()
    .describe("Another way to run it that is better for this traffic"),
  assumptions: z.array(z.string()).readonly(),
  activities: z
    .array(
      z.object({
        at: seconds.describe("Seconds after the start"),
        unit: z.string(),
        from: count,
        to: count,
        cause,
        status: z.enum(["Successful", "Unfulfilled", "Failed", "Suspended"]),
      }),
    )
    .readonly(),
  intervals,
  cut: z.boolean().describe("Whether lists were cut; sums are complete"),
});

/** What all documents about simulated time begin with. */
export const document = {
  formatVersion: z.literal("1").describe("The version of this format. New members do not change it"),
  start: z.iso.datetime(),
  seconds,
  timeZone: z.string().describe("IANA name"),
  seed: count,
  traffic: z.string().describe("The traffic profile or trace"),
};

const simulationOutput = z
  .object({
    ...document,
    endpoints: z.array(endpoint).readonly(),
  })
  .describe("What `scale-to-zero simulate` prints with `--format json`. Times are rounded to milliseconds");

export type SimulationOutput = z.infer<typeof simulationOutput>;

/** The published schema. */
export const simulationSchema = (): unknown => ({
  title: "scale-to-zero simulate",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(simulationOutput, { io: "input" }),
});
