import { idleMetric } from "../../../src/rules/sleeping/z09-idle-metric";
import { asyncMetric } from "../../../src/rules/sleeping/z10-async-metric";
import { publishedMetric } from "../../../src/rules/sleeping/z11-published-metric";
import { trackingTogether } from "../../../src/rules/sleeping/z12-tracking-together";
import type { CustomizedMetric } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogTracking,
  component,
  endpoint,
  model,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variant,
  variantTarget,
  without,
} from "../../support/topology";

const ofVariant: ReadonlyMap<string, string> = new Map([
  ["EndpointName", "llm"],
  ["VariantName", "main"],
]);
const ofComponent: ReadonlyMap<string, string> = new Map([["InferenceComponentName", "llama3-8b"]]);

const metric = (change: Partial<CustomizedMetric>): CustomizedMetric => ({
  namespace: "AWS/SageMaker",
  metricName: "ApproximateBacklogSizePerInstance",
  statistic: "Average",
  unit: undefined,
  dimensions: new Map([["EndpointName", "llm"]]),
  usesMetricMath: false,
  ...change,
});
const cpuMetric = metric({
  namespace: "/aws/sagemaker/Endpoints",
  metricName: "CPUUtilization",
  dimensions: ofVariant,
});
const cpu = (change = {}) => backlogTracking({ customizedMetric: cpuMetric, ...change });
const queueTracking = (change: Partial<CustomizedMetric>) => backlogTracking({ customizedMetric: metric(change) });
const copyTracking = (change: Partial<CustomizedMetric>) =>
  tracking({ predefinedMetric: undefined, customizedMetric: metric(change) });
const sleepPolicy = {
  ...stepPolicy({ address: "sleep", name: "sleep", adjustmentType: "ExactCapacity" }),
  steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
};

describe("Z09 idle-metric", () => {
  it("speaks about CPU use for a variant, and about GPU use for a component", () => {
    expect(told(idleMetric, asyncTopology(cpu()))).toEqual([
      "it tracks CPUUtilization, which is above 0 without requests",
    ]);
    const gpu = copyTracking({
      namespace: "/aws/sagemaker/InferenceComponents",
      metricName: "GPUUtilizationNormalized",
      dimensions: ofComponent,
    });
    expect(found(idleMetric, topology(gpu))[0]?.fix.hcl).toContain("ConcurrentRequestsPerCopy");
  });

  it("speaks when the endpoint is elsewhere", () => {
    expect(told(idleMetric, asyncTopology(without(endpoint()), cpu()))).toHaveLength(1);
  });

  it("is silent about requests, and about a metric of the user's own", () => {
    expect(told(idleMetric, asyncTopology())).toEqual([]);
    expect(told(idleMetric, topology())).toEqual([]);
    expect(told(idleMetric, asyncTopology(queueTracking({ namespace: "Mine", metricName: "CPUUtilization" })))).toEqual(
      [],
    );
  });

  it("is silent where something else takes the capacity away, or where it may stay", () => {
    const { resourceId, scalableDimension } = variantTarget();
    expect(told(idleMetric, asyncTopology(cpu(), { ...sleepPolicy, resourceId, scalableDimension }))).toEqual([]);
    const night = scheduledAction({ resourceId, scalableDimension, minCapacity: 0, maxCapacity: 0 });
    expect(told(idleMetric, asyncTopology(cpu(), night))).toEqual([]);
    expect(told(idleMetric, asyncTopology(cpu({ disableScaleIn: true })))).toEqual([]);
    expect(told(idleMetric, asyncTopology(cpu(), variantTarget({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know the metric or the minimum", () => {
    expect(told(idleMetric, asyncTopology(backlogTracking({ customizedMetric: unknown() })))).toEqual([]);
    expect(told(idleMetric, asyncTopology(queueTracking({ metricName: unknown() })))).toEqual([]);
    expect(told(idleMetric, asyncTopology(cpu(), variantTarget({ minCapacity: unknown() })))).toEqual([]);
  });
});

describe("Z12 tracking-together", () => {
  const second = backlogTracking({ address: "cpu", name: "cpu", customizedMetric: cpuMetric });

  it("speaks about the policy that holds the other one back", () => {
    const [finding, ...others] = found(trackingTogether, asyncTopology(second));
    expect(others).toEqual([]);
    expect(finding?.on.address).toBe("cpu");
    expect(finding?.fix.hcl).toContain("disable_scale_in = true");
  });

  it("is silent when that one may not scale in, when all can, and about a single one", () => {
    expect(told(trackingTogether, asyncTopology({ ...second, disableScaleIn: true }))).toEqual([]);
    expect(told(trackingTogether, asyncTopology({ ...second, customizedMetric: metric({}) }))).toEqual([]);
    expect(told(trackingTogether, asyncTopology(cpu()))).toEqual([]);
  });

  it("is silent when the plan does not know the metric", () => {
    expect(told(trackingTogether, asyncTopology({ ...second, customizedMetric: unknown() }))).toEqual([]);
  });
});

describe("Z10 async-metric", () => {
  it("speaks about invocations, customized and predefined", () => {
    const predefinedMetric = { type: "SageMakerVariantInvocationsPerInstance", resourceLabel: undefined };
    const predefined = backlogTracking({ customizedMetric: undefined, predefinedMetric });
    const customized = queueTracking({ metricName: "Invocations", dimensions: ofVariant });
    expect(told(asyncMetric, asyncTopology(predefined))).toEqual([
      "it tracks SageMakerVariantInvocationsPerInstance, which asynchronous endpoints do not publish",
    ]);
    expect(told(asyncMetric, asyncTopology(customized))).toHaveLength(1);
  });

  it("is silent about the backlog, CPU use and a metric of the user's own", () => {
    expect(told(asyncMetric, asyncTopology())).toEqual([]);
    expect(told(asyncMetric, asyncTopology(cpu()))).toEqual([]);
    expect(told(asyncMetric, asyncTopology(queueTracking({ namespace: "Mine", metricName: "Waiting" })))).toEqual([]);
  });

  it("is silent about a real-time variant, which publishes them", () => {
    const all = topology(
      variant({ modelName: "llama3-8b-instruct", managedInstanceScaling: undefined }),
      model(),
      variantTarget({ minCapacity: 1 }),
      queueTracking({ metricName: "InvocationsPerInstance", dimensions: ofVariant }),
    );
    expect(told(asyncMetric, all)).toEqual([]);
  });

  it("is silent when the plan does not know the metric, or what is scaled", () => {
    expect(told(asyncMetric, asyncTopology(queueTracking({ metricName: unknown() })))).toEqual([]);
    const vague = backlogTracking({ customizedMetric: undefined, predefinedMetric: unknown() });
    expect(told(asyncMetric, asyncTopology(vague))).toEqual([]);
    const invocations = queueTracking({ metricName: "Invocations" });
    expect(told(asyncMetric, asyncTopology(invocations, variantTarget({ resourceId: unknown() })))).toEqual([]);
  });
});

describe("Z11 published-metric", () => {
  it("speaks about a dimension too many, one too few, and none", () => {
    expect(told(publishedMetric, asyncTopology(queueTracking({ dimensions: ofVariant })))).toEqual([
      "it tracks ApproximateBacklogSizePerInstance with the dimensions EndpointName, VariantName, but SageMaker publishes it with EndpointName",
    ]);
    const half = { ...cpuMetric, dimensions: new Map([["EndpointName", "llm"]]) };
    expect(told(publishedMetric, asyncTopology(queueTracking(half)))).toHaveLength(1);
    expect(told(publishedMetric, asyncTopology(queueTracking({ dimensions: undefined })))).toHaveLength(1);
  });

  it("speaks about a namespace of SageMaker that does not have the metric", () => {
    const namespace = "/aws/sagemaker/Endpoints";
    expect(told(publishedMetric, asyncTopology(queueTracking({ namespace })))).toEqual([
      `it tracks ApproximateBacklogSizePerInstance in the namespace ${namespace}, but SageMaker publishes it in AWS/SageMaker`,
    ]);
  });

  it("speaks about a misspelt metric", () => {
    const [finding] = found(publishedMetric, asyncTopology(queueTracking({ metricName: "ApproximateBackLogSize" })));
    expect(finding?.fix.hcl).toBe('metric_name = "ApproximateBacklogSize"');
  });

  it("speaks about the metric of another component or endpoint", () => {
    const other = copyTracking({
      metricName: "ConcurrentRequestsPerCopy",
      dimensions: new Map([["InferenceComponentName", "llama3-70b"]]),
    });
    expect(told(publishedMetric, topology(other))).toEqual([
      "it tracks ConcurrentRequestsPerCopy of InferenceComponentName llama3-70b, but scales llama3-8b",
    ]);
    const elsewhere = queueTracking({ dimensions: new Map([["EndpointName", "other"]]) });
    expect(told(publishedMetric, asyncTopology(elsewhere))).toHaveLength(1);
  });

  it("speaks about a name that the closed lists of SageMaker do not have, and names the nearest", () => {
    expect(
      told(publishedMetric, asyncTopology(queueTracking({ metricName: "ApproximateBacklogPerInstance" }))),
    ).toEqual(["it tracks ApproximateBacklogPerInstance, which SageMaker does not publish"]);
    expect(told(publishedMetric, asyncTopology(queueTracking({ metricName: "SomethingElse" })))).toHaveLength(1);
    const misspelt = queueTracking({ namespace: "/aws/sagemaker/Endpoints", metricName: "CPUUtilisation" });
    expect(found(publishedMetric, asyncTopology(misspelt))[0]?.fix.hcl).toContain("CPUUtilization");
  });

  it("speaks about the metric of a queue for a component", () => {
    expect(told(publishedMetric, topology(copyTracking({})))).toEqual([
      "it tracks ApproximateBacklogSizePerInstance, which only asynchronous endpoints publish",
    ]);
    expect(told(publishedMetric, topology(without(target()), without(component()), copyTracking({})))).toHaveLength(1);
  });

  it("speaks about a policy without a metric", () => {
    expect(told(publishedMetric, topology(tracking({ predefinedMetric: undefined })))).toEqual(["it tracks no metric"]);
    expect(told(publishedMetric, topology(tracking({ predefinedMetric: unknown() })))).toEqual([]);
  });

  it("is silent about metrics as they are published, metric math, and metrics of the user's own", () => {
    expect(told(publishedMetric, asyncTopology())).toEqual([]);
    expect(told(publishedMetric, asyncTopology(cpu()))).toEqual([]);
    expect(
      told(publishedMetric, asyncTopology(queueTracking({ usesMetricMath: true, dimensions: undefined }))),
    ).toEqual([]);
    expect(told(publishedMetric, asyncTopology(queueTracking({ namespace: "Mine" })))).toEqual([]);
    const concurrency = copyTracking({ metricName: "ConcurrentRequestsPerCopy", dimensions: ofComponent });
    expect(told(publishedMetric, topology(concurrency))).toEqual([]);
  });

  it("is silent about the finer dimensions of enhanced metrics", () => {
    const dimensions = new Map([...ofVariant, ["InstanceId", "i-1"]]);
    expect(told(publishedMetric, asyncTopology(queueTracking({ ...cpuMetric, dimensions })))).toEqual([]);
  });

  it("is silent when the plan does not know the namespace, the dimensions or the name", () => {
    expect(told(publishedMetric, asyncTopology(queueTracking({ namespace: unknown() })))).toEqual([]);
    expect(told(publishedMetric, asyncTopology(queueTracking({ dimensions: unknown() })))).toEqual([]);
    const dimensions = new Map([["EndpointName", unknown()]]);
    expect(told(publishedMetric, asyncTopology(queueTracking({ dimensions })))).toEqual([]);
    const { customizedMetric } = queueTracking({ dimensions: new Map([["EndpointName", "other"]]) });
    const anywhere = backlogTracking({ resourceId: unknown(), customizedMetric });
    expect(told(publishedMetric, asyncTopology(anywhere))).toEqual([]);
  });
});
