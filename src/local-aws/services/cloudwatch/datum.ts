import { z } from "zod";
import { list, numeric, timestamp } from "../../input";
import { dimensions } from "./dimensions";
import { exclusive, invalidCombination, invalidValue } from "./errors";
import { NO_UNIT } from "./metric";
import { type Sample, sampleOf, type ValueCount } from "./sample";
import { unit } from "./units";

/** Also what is no number: CloudWatch has words of its own for that. */
const value = () => numeric(z.union([z.number(), z.nan(), z.literal([Infinity, -Infinity])]));

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const datum = z.object({
  MetricName: z.string().min(1).max(255),
  Dimensions: dimensions().default([]),
  Timestamp: timestamp().optional(),
  Value: value().optional(),
  StatisticValues: z.object({ SampleCount: value(), Sum: value(), Minimum: value(), Maximum: value() }).optional(),
  Values: list(value()).optional(),
  Counts: list(value()).optional(),
  Unit: unit.default(NO_UNIT),
  StorageResolution: numeric(z.int().min(1)).default(60),
});

type Datum = z.output<typeof datum>;

const HOUR = 3_600_000;
const OLDEST = 14 * 24 * HOUR;
const NEWEST = 2 * HOUR;
const MAX_VALUES = 150;
const LARGEST = 2 ** 360;

/**
 * What a datum measures.
 * @param name such as `MetricData.member.1`
 * @throws AwsError for what CloudWatch refuses
 */
export function measured(datum: Datum, name: string, now: number): Sample {
  const { Value, Values, Counts, StatisticValues, Unit, Timestamp: at = now } = datum;
  checkTime(at, name, now);
  checkCombination(datum, name);
  if (StatisticValues !== undefined) {
    return statistics(StatisticValues, at, Unit, `${name}.StatisticValues`);
  }
  const values = Value === undefined ? (Values ?? []) : [Value];
  const counted = values.map((one, index): ValueCount => [one, Counts?.[index] ?? 1]);
  for (const [index, [one, count]] of counted.entries()) {
    checkValue(one, Value === undefined ? `${name}.Values.member.${index + 1}` : `${name}.Value`);
    if (!(count > 0)) {
      throw invalidValue(`The value ${count} for parameter ${name}.Counts.member.${index + 1} is invalid.`);
    }
  }
  return sampleOf(at, Unit, counted);
}

function checkTime(at: number, name: string, now: number): void {
  if (at < now - OLDEST) {
    throw invalidValue(`The parameter ${name}.Timestamp must specify a time within the past two weeks.`);
  }
  if (at > now + NEWEST) {
    throw invalidValue(`The parameter ${name}.Timestamp must specify a time no more than two hours in the future.`);
  }
}

function checkCombination({ Value, Values, Counts, StatisticValues }: Datum, name: string): void {
  if (Value !== undefined && StatisticValues !== undefined) {
    throw invalidCombination(exclusive(`${name}.Value`, `${name}.StatisticValues`));
  }
  if (Value !== undefined && Values !== undefined) {
    throw invalidValue(exclusive(`${name}.Value`, `${name}.Values`));
  }
  if (StatisticValues !== undefined && Values !== undefined) {
    throw invalidCombination(exclusive(`${name}.StatisticValues`, `${name}.Values`));
  }
  // Seen in boto/boto3#2790.
  if (Value === undefined && StatisticValues === undefined && (Values ?? []).length === 0) {
    throw invalidCombination("At least one of the parameters must be specified.");
  }
  if (Counts !== undefined && Counts.length !== Values?.length) {
    throw invalidValue(`The parameters ${name}.Values and ${name}.Counts must be of the same size.`);
  }
  if ((Values?.length ?? 0) > MAX_VALUES) {
    throw invalidValue(`The collection ${name}.Values must not have a size greater than ${MAX_VALUES}.`);
  }
}

function statistics(set: NonNullable<Datum["StatisticValues"]>, at: number, unit: string, name: string): Sample {
  for (const [member, one] of Object.entries(set)) {
    checkValue(one, `${name}.${member}`);
  }
  const { SampleCount: count, Sum: sum, Minimum: minimum, Maximum: maximum } = set;
  if (count <= 0) {
    throw invalidValue(`The value ${count} for parameter ${name}.SampleCount is invalid.`);
  }
  if (maximum < minimum) {
    throw invalidValue(`The parameter ${name}.Maximum must not be less than ${name}.Minimum.`);
  }
  return { at, unit, count, sum, minimum, maximum };
}

function checkValue(value: number, name: string): void {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) {
    throw invalidValue(`The value ${value} for parameter ${name} is invalid.`);
  }
}
