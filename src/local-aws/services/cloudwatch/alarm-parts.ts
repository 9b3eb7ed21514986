import type { Call } from "../../call";
import { datapointSeconds } from "../usage/published";
import { type MetricId, periodSamples, type Range } from "./metric";
import { isPublished } from "./metric-lag";
import type { Sample } from "./sample";

const SECOND = 1000;

/**
 * What an alarm reads of a metric of SageMaker that has a datapoint less often than the alarm is evaluated. The evaluation at
 * the end of the datapoint has it, and those before it have none. CloudWatch documents this for alarms with a period of less
 * than a minute on a metric of a minute.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function partSamples(
  call: Call,
  metric: MetricId,
  { from, to, periodSeconds }: Range,
  unit: string | undefined,
): readonly Sample[] {
  const late = isPublished(metric) ? Math.max(0, datapointSeconds(metric.MetricName) - periodSeconds) * SECOND : 0;
  const samples = periodSamples(call, metric, { from: from - late, to: to - late, periodSeconds }, { unit });
  return late === 0 ? samples : samples.map((sample) => ({ ...sample, at: sample.at + late }));
}
