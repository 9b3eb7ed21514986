import { z } from "zod";
import type { LiveActivity } from "../../topology";
import { ENDPOINT_CONDITIONS } from "../state/endpoint-condition";
import type { EndpointStatus, Status } from "./status";

/* What `scale-to-zero status` prints with `--format json`. The published schema, docs/status.schema.json, is made of this. */

const count = z.int().min(0);
const time = z.iso.datetime();

const condition = z
  .enum(ENDPOINT_CONDITIONS as [(typeof ENDPOINT_CONDITIONS)[number]])
  .describe("docs/operate.md says how it is recognized");

export const activityOutput = z.object({
  description: z.string(),
  cause: z.string().describe("In the words of Application Auto Scaling"),
  status: z.string().describe("Such as Successful, InProgress, Unfulfilled or Failed"),
  message: z.string().nullable(),
  startedAt: time,
  endedAt: time.nullable(),
});

const unit = z.object({
  kind: z.enum(["component", "variant"]),
  name: z.string(),
  condition,
  because: z.string().nullable(),
  current: count.describe("Copies of a component, instances of a variant"),
  desired: count,
  since: time.nullable().describe("When SageMaker changed it last"),
  lastActivity: activityOutput.nullable().describe("null: none in the last six weeks, or not read"),
});

const endpoint = z.object({
  name: z.string(),
  arn: z.string(),
  status: z.string().describe("EndpointStatus of SageMaker"),
  condition,
  because: z.string().nullable().describe("The reason of AWS, or the facts behind the condition"),
  since: time.nullable(),
  instances: z
    .array(z.object({ variant: z.string(), current: count.nullable(), desired: count.nullable() }))
    .readonly(),
  units: z
    .array(unit)
    .readonly()
    .describe("Inference components without adapters, or variants with models of their own"),
  next: z
    .object({ at: time, of: z.string(), name: z.string(), does: z.string() })
    .nullable()
    .describe("The next scheduled change; null: none is known"),
});

export const statusOutput = z
  .object({
    formatVersion: z.literal("1").describe("The version of this format. New members do not change it"),
    region: z.string(),
    readAt: time,
    endpoints: z.array(endpoint).readonly(),
    notRead: z.array(z.object({ what: z.string(), action: z.string(), why: z.string() })).readonly(),
    isCut: z.boolean().describe("true: the account has more endpoints than were read"),
  })
  .describe("What `scale-to-zero status` prints with `--format json`");

export type StatusOutput = z.infer<typeof statusOutput>;

/** The published schema. */
export const statusSchema = (): unknown => ({
  title: "scale-to-zero status",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(statusOutput, { io: "input" }),
});

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

export const activityJson = (activity: LiveActivity): z.infer<typeof activityOutput> => ({
  description: activity.description,
  cause: activity.cause,
  status: activity.status,
  message: activity.statusMessage ?? null,
  startedAt: activity.startedAt.toISOString(),
  endedAt: iso(activity.endedAt),
});

export const statusJson = ({ region, readAt, endpoints, notRead, isCut }: Status): StatusOutput => ({
  formatVersion: "1",
  region,
  readAt: readAt.toISOString(),
  endpoints: endpoints.map(endpointJson),
  notRead: notRead.map(({ what, action, why }) => ({ what, action, why })),
  isCut,
});

const endpointJson = (endpoint: EndpointStatus): StatusOutput["endpoints"][number] => ({
  name: endpoint.name,
  arn: endpoint.arn,
  status: endpoint.status,
  condition: endpoint.condition,
  because: endpoint.because ?? null,
  since: iso(endpoint.since),
  instances: endpoint.variants.map(({ name, current, desired }) => ({
    variant: name,
    current: current ?? null,
    desired: desired ?? null,
  })),
  units: endpoint.units.map((one) => ({
    kind: one.kind,
    name: one.name,
    condition: one.condition,
    because: one.because ?? null,
    current: one.current,
    desired: one.desired,
    since: iso(one.since),
    lastActivity: one.activity === undefined ? null : activityJson(one.activity),
  })),
  next: endpoint.next === undefined ? null : { ...endpoint.next, at: endpoint.next.at.toISOString() },
});
