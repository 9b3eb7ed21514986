import { summedUtilization } from "../../../src/rules/sleeping/z19-summed-utilization";
import { metricStatistic } from "../../../src/rules/sleeping/z20-metric-statistic";
import { longCooldown } from "../../../src/rules/sleeping/z22-long-scale-in-cooldown";
import { targetValue } from "../../../src/rules/sleeping/z26-target-value";
import type { CustomizedMetric } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogTracking,
  endpoint,
  stepPolicy,
  topology,
  tracking,
  unknown,
  variant,
  variantTarget,
  without,
} from "../../support/topology";

const dimensions = new Map([
  ["EndpointName", "llm"],
  ["VariantName", "main"],
]);
const use = (metricName: string, value: number | ReturnType<typeof unknown>) =>
  backlogTracking({
    targetValue: value,
    customizedMetric: {
      namespace: "/aws/sagemaker/Endpoints",
      metricName,
      statistic: "Average",
      unit: "Percent",
      dimensions,
      usesMetricMath: false,
    },
  });
const backlog = (change: Partial<CustomizedMetric>) => {
  const tracked = backlogTracking().customizedMetric;
  return backlogTracking({ customizedMetric: { ...(tracked as CustomizedMetric), ...change } });
};
const on = (instanceType: string | ReturnType<typeof unknown>) =>
  variant({ modelName: "donut", managedInstanceScaling: undefined, instanceType });

describe("Z19 summed-utilization", () => {
  it("speaks about a CPU target of 50 on four cores, and says what it should be", () => {
    const [finding] = found(summedUtilization, asyncTopology(on("ml.g5.xlarge"), use("CPUUtilization", 50)));
    expect(finding?.what).toBe("target_value is 50, and CPUUtilization ranges from 0 to 400 on its instances");
    expect(finding?.fix.hcl).toContain("target_value = 200");
  });

  it("speaks when the endpoint is elsewhere: every instance has several cores", () => {
    expect(told(summedUtilization, asyncTopology(without(endpoint()), use("CPUUtilization", 50)))).toEqual([
      "target_value is 50, and CPUUtilization ranges from 0 to 100 × the number of vCPUs on its instances",
    ]);
  });

  it("speaks about GPU use on four devices, and is silent on one", () => {
    expect(told(summedUtilization, asyncTopology(on("ml.g5.12xlarge"), use("GPUUtilization", 80)))).toHaveLength(1);
    expect(told(summedUtilization, asyncTopology(on("ml.g5.xlarge"), use("GPUUtilization", 80)))).toEqual([]);
  });

  it("is silent above 100, about normalized use, and where something else takes the capacity away", () => {
    expect(told(summedUtilization, asyncTopology(on("ml.g5.xlarge"), use("CPUUtilization", 200)))).toEqual([]);
    expect(told(summedUtilization, asyncTopology(use("CPUUtilizationNormalized", 50)))).toEqual([]);
    const { resourceId, scalableDimension } = variantTarget();
    const sleepPolicy = stepPolicy({
      address: "sleep",
      name: "sleep",
      resourceId,
      scalableDimension,
      adjustmentType: "ExactCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    });
    expect(told(summedUtilization, asyncTopology(use("CPUUtilization", 50), sleepPolicy))).toEqual([]);
  });

  it("is silent when the plan does not know the target, the metric or the devices", () => {
    expect(told(summedUtilization, asyncTopology(use("CPUUtilization", unknown())))).toEqual([]);
    expect(told(summedUtilization, asyncTopology(backlogTracking({ customizedMetric: unknown() })))).toEqual([]);
    expect(told(summedUtilization, asyncTopology(on(unknown()), use("GPUUtilization", 80)))).toEqual([]);
  });
});

describe("Z20 metric-statistic", () => {
  it("speaks about a unit that the metric is not published in", () => {
    expect(told(metricStatistic, asyncTopology(backlog({ unit: "Percent" })))).toEqual([
      "the unit is Percent, and ApproximateBacklogSizePerInstance is published in Count",
    ]);
  });

  it("speaks about a statistic that means nothing", () => {
    const [finding] = found(metricStatistic, asyncTopology(backlog({ statistic: "SampleCount" })));
    expect(finding?.fix.hcl).toBe('statistic = "Average"');
  });

  it("speaks about a unit that no number of requests has, and about a statistic that does not exist", () => {
    const copies = (change: object) =>
      found(
        metricStatistic,
        topology(
          tracking({
            predefinedMetric: undefined,
            customizedMetric: {
              namespace: "AWS/SageMaker",
              metricName: "ConcurrentRequestsPerCopy",
              statistic: "Maximum",
              unit: undefined,
              dimensions: new Map([["InferenceComponentName", "llama3-8b"]]),
              usesMetricMath: false,
              ...change,
            },
          }),
        ),
      ).map(({ severity, what }) => [severity, what]);
    expect(copies({ unit: "Bytes" })).toEqual([
      ["error", "the unit is Bytes, and ConcurrentRequestsPerCopy counts requests"],
    ]);
    expect(copies({ statistic: "maximum" })[0]?.[0]).toBe("error");
    expect(copies({ statistic: undefined })[0]?.[1]).toContain("the statistic is not set");
    expect(copies({ unit: "Count" })).toEqual([]);
    expect(copies({ unit: "None" })).toEqual([]);
  });

  it("is silent about its own unit and statistic, and about a metric of the user's own", () => {
    expect(told(metricStatistic, asyncTopology(backlog({ unit: "Count", statistic: "Maximum" })))).toEqual([]);
    expect(told(metricStatistic, asyncTopology(backlog({ namespace: "Mine", unit: "Percent" })))).toEqual([]);
  });

  it("is silent when the plan does not know them", () => {
    expect(told(metricStatistic, asyncTopology(backlog({ unit: unknown(), statistic: unknown() })))).toEqual([]);
  });
});

describe("Z22 long-scale-in-cooldown", () => {
  it("speaks above an hour", () => {
    expect(told(longCooldown, topology(tracking({ scaleInCooldownSeconds: 7200 })))).toEqual([
      "scale_in_cooldown is 7200, which is 2 h",
    ]);
  });

  it("is silent at an hour, and where tracking does not scale in", () => {
    expect(told(longCooldown, topology(tracking({ scaleInCooldownSeconds: 3600 })))).toEqual([]);
    expect(told(longCooldown, topology(tracking({ scaleInCooldownSeconds: 7200, disableScaleIn: true })))).toEqual([]);
  });

  it("is silent when the plan does not know it", () => {
    expect(told(longCooldown, topology(tracking({ scaleInCooldownSeconds: unknown() })))).toEqual([]);
  });
});

describe("Z26 target-value", () => {
  it("speaks at 0", () => {
    expect(told(targetValue, topology(tracking({ targetValue: 0 })))).toEqual(["target_value is 0"]);
  });

  it("is silent above 0, and when the plan does not know it", () => {
    expect(told(targetValue, topology(tracking({ targetValue: 0.5 })))).toEqual([]);
    expect(told(targetValue, topology(tracking({ targetValue: unknown() })))).toEqual([]);
  });
});
