import { z } from "zod";
import { middle } from "./moments";
import type { DrillResult } from "./run-drill";
import { timingOf } from "./timing-of";

/* What `scale-to-zero drill` prints with `--format json`. The published schema, docs/drill.schema.json, is made of this. */

const seconds = z.number().min(0);
const time = z.iso.datetime();

const change = z.object({
  kind: z.enum(["component", "variant"]),
  name: z.string(),
  from: z.int().min(0),
  to: z.int().min(0),
  putBack: z.string().describe("How it was put back"),
});

export const drillOutput = z
  .object({
    formatVersion: z.literal("1").describe("The version of this format. New members do not change it"),
    drill: z
      .object({
        endpoint: z.string(),
        instanceType: z.string().optional(),
        image: z.string().optional(),
        measuredAt: time,
        phases: z.object({
          provisioningSeconds: seconds.optional(),
          imageSeconds: seconds.optional(),
          modelSeconds: seconds.optional(),
          loadSeconds: seconds.optional(),
          healthSeconds: seconds.optional(),
          releaseSeconds: seconds.optional(),
          metricLagSeconds: seconds.optional(),
          reactionSeconds: seconds.optional(),
        }),
      })
      .describe("What `simulate --timing` reads of this file"),
    report: z.object({
      arn: z.string(),
      kind: z.enum(["component", "variant"]),
      name: z.string().describe("The inference component or the variant"),
      outcome: z.enum(["woke", "unfinished", "stopped", "failed"]),
      because: z.string().nullable().describe("null: it was answered, and nothing is open"),
      startedAt: time,
      endedAt: time,
      fingerprint: z.object({
        instanceType: z.string().nullable(),
        image: z.string().nullable(),
        model: z.string().nullable(),
        configuration: z.string().nullable(),
      }),
      firstAnswerSeconds: seconds.nullable().describe("From the first request to its answer; null: there was none"),
      moments: z
        .array(z.object({ name: z.string(), at: time, plusMinusSeconds: seconds, source: z.string() }))
        .readonly(),
      phases: z
        .array(
          z.object({
            name: z.string(),
            seconds,
            least: seconds,
            most: seconds,
            basis: z.enum(["measured", "bounded"]).describe("bounded: an end of it lies between two looks"),
            source: z.string(),
          }),
        )
        .readonly(),
      longest: z.string().nullable().describe("The longest phase of the wake"),
      floor: z
        .object({ name: z.string(), seconds })
        .nullable()
        .describe("The phase whose end was not seen takes at least so long; null: all ends were seen"),
      requests: z.object({ sent: z.int().min(0), refused: z.int().min(0) }),
      instanceHours: z.number().min(0).describe("Of instances that SageMaker counts, during the drill"),
      costUsd: z.number().min(0).nullable().describe("null: the instance type has no known price"),
      priceSource: z.string().nullable(),
      changes: z.array(change).readonly(),
    }),
  })
  .describe("What `scale-to-zero drill` prints with `--format json`");

export type DrillOutput = z.infer<typeof drillOutput>;

/** The published schema. */
export const drillSchema = (): unknown => ({
  title: "scale-to-zero drill",
  // Open: a reader of today must accept what a later version adds.
  ...z.toJSONSchema(drillOutput, { io: "input" }),
});

export const WAKE_TITLES: readonly string[] = ["alarm", "reaction", "instance", "copy", "answer"];

/** The longest phase of the wake. */
export const longestOf = ({ phases }: DrillResult): string | undefined =>
  [...phases].filter(({ name }) => WAKE_TITLES.includes(name)).sort((one, other) => other.seconds - one.seconds)[0]
    ?.name;

export function drillJson(result: DrillResult): DrillOutput {
  const { subject, moments, phases, startedAt } = result;
  const { endpoint, unit, fingerprint, isQueue } = subject;
  const { instanceType, image, model, configuration } = fingerprint;
  return {
    formatVersion: "1",
    drill: {
      endpoint: endpoint.name,
      ...(instanceType !== undefined && { instanceType }),
      ...(image !== undefined && { image }),
      measuredAt: startedAt.toISOString(),
      phases: timingOf(phases, moments, isQueue),
    },
    report: {
      arn: endpoint.arn,
      kind: unit.kind,
      name: unit.name,
      outcome: result.outcome,
      because: result.because ?? null,
      startedAt: startedAt.toISOString(),
      endedAt: result.endedAt.toISOString(),
      fingerprint: {
        instanceType: instanceType ?? null,
        image: image ?? null,
        model: model ?? null,
        configuration: configuration ?? null,
      },
      firstAnswerSeconds: result.firstAnswerSeconds ?? null,
      moments: moments.map((moment) => ({
        name: moment.name,
        at: new Date(middle(moment)).toISOString(),
        plusMinusSeconds: (moment.to - moment.from) / 2000,
        source: moment.source,
      })),
      phases: phases.map((phase) => ({ ...phase })),
      longest: longestOf(result) ?? null,
      floor: result.floor ?? null,
      requests: result.requests,
      instanceHours: result.instanceHours,
      costUsd: result.costUsd ?? null,
      priceSource: result.priceSource ?? null,
      changes: result.restored.map(({ change: { kind, name, from, to }, how }) => ({
        kind,
        name,
        from,
        to,
        putBack: how,
      })),
    },
  };
}
