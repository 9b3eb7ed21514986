import { z } from "zod";
import { ENDPOINT_CONDITIONS } from "../state/endpoint-condition";
import type { CapacityChange } from "./capacity-change";
import type { ChangePlan } from "./plan";
import type { CapacityWait } from "./wait-for-capacity";

/* What `scale-to-zero wake` and `sleep` print with `--format json`. The published schema, docs/capacity-change.schema.json, is made of this. */

const count = z.int().min(0);

const unit = z.object({
  kind: z.enum(["component", "variant"]),
  name: z.string(),
  from: count.describe("Desired copies of a component, or instances of a variant, before the command"),
  to: count.describe("The number that the command sets; the same as `from`: it is left as it is"),
  isChanged: z.boolean().describe("true: AWS has accepted the change"),
  next: z.string().describe("What autoscaling does next, or why the unit is left as it is"),
});

export const capacityChangeOutput = z
  .object({
    formatVersion: z.literal("1").describe("The version of this format. New members do not change it"),
    command: z.enum(["wake", "sleep"]),
    region: z.string(),
    account: z.string(),
    endpoint: z.string(),
    arn: z.string(),
    outcome: z
      .enum(["changed", "unchanged", "dry run", "declined", "failed"])
      .describe(
        "changed: all changes were accepted; unchanged: there was nothing to change; declined: by the person at the terminal; failed: AWS refused a change, or did not answer, see `isChanged`",
      ),
    units: z.array(unit).readonly(),
    nextScheduled: z
      .object({ at: z.iso.datetime(), of: z.string(), name: z.string(), does: z.string() })
      .nullable()
      .describe("The next scheduled change; null: none is known"),
    wait: z
      .object({
        reached: z.boolean(),
        seconds: z.number().min(0),
        condition: z
          .enum(ENDPOINT_CONDITIONS as [(typeof ENDPOINT_CONDITIONS)[number]])
          .describe("Of the endpoint, at its end"),
        because: z.string().nullable(),
      })
      .nullable()
      .describe("How --wait ended; null: nothing was waited for"),
  })
  .describe("What `scale-to-zero wake` and `scale-to-zero sleep` print with `--format json`");

export type CapacityChangeOutput = z.infer<typeof capacityChangeOutput>;

/** The published schema. */
export const capacityChangeSchema = (): unknown => ({
  title: "scale-to-zero wake and sleep",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(capacityChangeOutput, { io: "input" }),
});

/** What a command did. */
export interface ChangeResult {
  readonly command: "wake" | "sleep";
  readonly plan: ChangePlan;
  readonly outcome: CapacityChangeOutput["outcome"];
  /** The changes that AWS accepted. */
  readonly made: readonly CapacityChange[];
  /** @default - nothing was waited for */
  readonly wait?: CapacityWait | undefined;
}

export function capacityChangeJson({ command, plan, outcome, made, wait }: ChangeResult): CapacityChangeOutput {
  const { endpoint, units, next } = plan;
  const [, , , region = "", account = ""] = endpoint.arn.split(":");
  return {
    formatVersion: "1",
    command,
    region,
    account,
    endpoint: endpoint.name,
    arn: endpoint.arn,
    outcome,
    units: units.map(({ unit: { kind, name, desired }, change, note }) => ({
      kind,
      name,
      from: desired,
      to: change?.to ?? desired,
      isChanged: change !== undefined && made.includes(change),
      next: note,
    })),
    nextScheduled: next === undefined ? null : { ...next, at: next.at.toISOString() },
    wait:
      wait === undefined
        ? null
        : {
            reached: wait.reached,
            seconds: wait.seconds,
            condition: wait.state.condition,
            because: wait.state.because ?? null,
          },
  };
}
