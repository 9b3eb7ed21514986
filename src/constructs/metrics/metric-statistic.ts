/**
 * How the data points of a period become one number.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export enum MetricStatistic {
  /** Mean of the values. */
  AVERAGE = "Average",
  /** Highest value. */
  MAXIMUM = "Maximum",
  /** Lowest value. */
  MINIMUM = "Minimum",
  /** Number of values. */
  SAMPLE_COUNT = "SampleCount",
  /** Sum of the values. */
  SUM = "Sum",
}

/** The statistics that CloudWatch calls extended, such as `p99`, `tm90`, `IQM` or `TM(10%:90%)`. */
const EXTENDED = /^(?:IQM|(?:p|tm|tc|ts|wm)(?:\d{1,2}(?:\.\d+)?|100)|(?:PR|TC|TM|TS|WM)\([\d.]*%?:[\d.]*%?\))$/;

const SIMPLE: ReadonlySet<string> = new Set(Object.values(MetricStatistic));

/** True for one of the five statistics of `MetricStatistic`. */
export const isSimple = (statistic: string): boolean => SIMPLE.has(statistic);

/** True for a statistic that CloudWatch has. */
export const isStatistic = (statistic: string): boolean => isSimple(statistic) || EXTENDED.test(statistic);
