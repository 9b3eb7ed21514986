import { z } from "zod";
import { amount, basis, count, document, kind, seconds, usage } from "./output";

/*
 * What `scale-to-zero simulate` prints with `--format json` and `--compare` or `--recommend`. The published schemas,
 * docs/comparison.schema.json and docs/recommendation.schema.json, are made of this.
 */

const KEYS = ["idleTimeoutSeconds", "maxCopies", "minCopies", "wakeCopies", "method"] as const;

const written = {
  idleTimeoutSeconds: count.optional(),
  maxCopies: count.optional().describe("Of an asynchronous variant: instances"),
  minCopies: count.optional(),
  wakeCopies: count.optional().describe("Copies or instances that a wake starts"),
};

const setting = z
  .object({
    ...written,
    method: z.enum(["minCapacity", "minCapacity-hard", "copyCount", "deleteAndRecreate", "lambda"]).optional(),
  })
  .describe("An absent member is as it is");

const measured = {
  ...usage,
  idleToZero: z
    .object({ copiesSeconds: seconds.nullable(), instancesSeconds: seconds.nullable(), basis })
    .describe("From the last request to zero capacity; null: it never sleeps without requests"),
  wakes: count,
  requests: count,
  refused: count.describe("Requests refused in the end, in the simulated time"),
  unanswered: count.describe("Requests that expired, timed out or were lost, in the simulated time"),
  waitSeconds: z.object({ p50: seconds, p95: seconds, max: seconds }).describe("Of answered requests"),
  longestWakeSeconds: seconds.nullable().describe("The longest wake by a request; null without one"),
};

const about = {
  name: z.string(),
  address: z.string().describe("The Terraform address"),
  stack: z.string().nullable().describe("The CDKTF stack, if several were read together"),
  kind: z.enum(["inference-components", "asynchronous", "constant", "unknown"]),
  reason: z.string().nullable().describe("Why it is constant or unknown, and not simulated"),
  cheapestBy: z.enum(["cost", "instance-hours"]).describe("instance-hours: not all is priced"),
  assumptions: z.array(z.string()).readonly(),
};

export const comparisonOutput = z
  .object({
    ...document,
    compared: z.array(z.enum(KEYS)).readonly(),
    endpoints: z
      .array(
        z.object({
          ...about,
          rows: z
            .array(
              z.object({
                ...measured,
                settings: setting,
                current: z.boolean().describe("Whether it behaves as the endpoint is written"),
                cheapest: z.boolean(),
              }),
            )
            .readonly(),
          leftOut: z
            .array(setting)
            .readonly()
            .describe(
              "Not possible: a minimum or a wake above the maximum, or a minimum with a sleep window that sets the copies",
            ),
          withoutEffect: z.array(z.enum(KEYS)).readonly().describe("Settings that change nothing of this endpoint"),
        }),
      )
      .readonly(),
  })
  .describe("What `scale-to-zero simulate --compare` prints with `--format json`");

const miss = z.object({
  bound: z.enum(["maxWait", "maxRefused"]),
  limit: amount.min(0).describe("Seconds, or requests"),
  actual: amount.min(0),
});

const option = { ...measured, meets: z.boolean(), misses: z.array(miss).readonly() };

const lines = z.array(z.string()).readonly();

const change = z.object({
  name: z.string().describe("The inference component or variant"),
  address: z.string(),
  kind,
  change: z.object(written).describe("What differs from now; empty if nothing does"),
  removesMinUpTime: z.boolean().describe("Whether a minimum up-time is to be removed"),
  wakePeriods: count.nullable().describe("Periods of the wake alarm of an asynchronous variant"),
  typescript: lines.describe("Properties of the constructs"),
  hcl: lines.describe("Inputs of the modules"),
});

export const recommendationOutput = z
  .object({
    ...document,
    bounds: z.object({
      maxWaitSeconds: amount.min(0).optional(),
      maxRefused: count.optional().describe("Requests in the simulated time"),
    }),
    endpoints: z
      .array(
        z.object({
          ...about,
          tried: count.describe("Settings that were simulated"),
          meeting: count.describe("Settings that meet the bounds"),
          current: z.object(option).nullable(),
          best: z
            .object({ ...option, setting, changes: z.array(change).readonly() })
            .nullable()
            .describe("The cheapest that meets the bounds, or else the nearest to them; null: not simulated"),
          alwaysOn: z.object(option).nullable(),
          asynchronous: z.object(option).nullable().describe("The same model behind an asynchronous endpoint"),
          flapping: z
            .array(z.object({ unit: z.string(), copies: count, loadFactor: amount, freeFrom: count }))
            .readonly()
            .describe("Components with too few copies for target tracking to remove one and not add it again"),
        }),
      )
      .readonly(),
  })
  .describe("What `scale-to-zero simulate --recommend` prints with `--format json`");

export type ComparisonOutput = z.infer<typeof comparisonOutput>;
export type RecommendationOutput = z.infer<typeof recommendationOutput>;

/** The published schema of a comparison. */
export const comparisonSchema = (): unknown => ({
  title: "scale-to-zero simulate --compare",
  ...z.toJSONSchema(comparisonOutput, { io: "input" }),
});

/** The published schema of a recommendation. */
export const recommendationSchema = (): unknown => ({
  title: "scale-to-zero simulate --recommend",
  ...z.toJSONSchema(recommendationOutput, { io: "input" }),
});
