import { z } from "zod";
import { flag, numeric } from "../../input";
import { dimensions } from "./dimensions";
import { exclusive, validationError } from "./errors";
import { unit } from "./units";

export const metricName = {
  Namespace: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^:].*$/),
  MetricName: z.string().min(1).max(255),
} as const;

export const metric = { ...metricName, Dimensions: dimensions().default([]) } as const;

export const period = numeric(z.int().min(1));

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
export const metricQuery = z.object({
  Id: z.string().min(1).max(255),
  MetricStat: z
    .object({
      Metric: z.object({ ...metricName, Dimensions: dimensions().optional() }),
      Period: period,
      Stat: z.string().min(1),
      Unit: unit.optional(),
    })
    .optional(),
  Expression: z.string().min(1).max(2048).optional(),
  Label: z.string().optional(),
  ReturnData: flag().optional(),
  Period: period.optional(),
  AccountId: z.string().min(1).max(255).optional(),
});

export type MetricQuery = z.output<typeof metricQuery>;

const ID = /^[a-z][a-zA-Z0-9_]*$/;

/**
 * @param name of the member, such as `MetricDataQueries`
 * @throws AwsError for queries that do not go together
 */
export function checkQueries(queries: readonly MetricQuery[], name: string): void {
  for (const [index, { Id, MetricStat, Expression }] of queries.entries()) {
    const query = `${name}.member.${index + 1}`;
    if (!ID.test(Id)) {
      throw validationError(
        `The value ${Id} for parameter ${query}.Id is not matching the expected pattern ${ID.source}.`,
      );
    }
    if (queries.findIndex((other) => other.Id === Id) !== index) {
      throw validationError(`The values for parameter id in ${name} are not unique.`);
    }
    if (MetricStat !== undefined && Expression !== undefined) {
      throw validationError(exclusive(`${query}.Expression`, `${query}.MetricStat`));
    }
    if (MetricStat === undefined && Expression === undefined) {
      throw validationError(`The parameter ${query}.MetricStat is required.\n`);
    }
  }
}
