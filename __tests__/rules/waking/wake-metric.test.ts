import { wakeMetric } from "../../../src/rules/waking/w04-wake-metric";
import { queueMetric } from "../../../src/rules/waking/w30-queue-metric";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogAlarm,
  component,
  endpoint,
  specification,
  stepPolicy,
  target,
  topology,
  unknown,
  wakeAlarm,
} from "../../support/topology";

const watching = (name: string) => new Map([["InferenceComponentName", name]]);
const adapter = component({
  address: "lora",
  name: "lora",
  specification: specification({ modelName: undefined, compute: undefined, baseInferenceComponentName: "llama3-8b" }),
});

describe("W04 wake-metric", () => {
  it.each([
    ["another metric", { metricName: "ConcurrentRequestsPerCopy" }, "not published at zero copies"],
    [
      "a misspelt one",
      { metricName: "NoCapacityInvocationFailure" },
      "but the metric is named NoCapacityInvocationFailures",
    ],
    ["another namespace", { namespace: "/aws/sagemaker/InferenceComponents" }, "is in AWS/SageMaker"],
    [
      "one dimension too many",
      { dimensions: new Map([...watching("llama3-8b"), ["VariantName", "main"]]) },
      "has only InferenceComponentName",
    ],
    ["another dimension", { dimensions: new Map([["EndpointName", "llm"]]) }, "dimensions are EndpointName"],
    ["no dimension", { dimensions: undefined }, "dimensions are not set"],
    ["another component", { dimensions: watching("llama3-80b") }, "it watches llama3-80b, but wakes llama3-8b"],
  ])("speaks when the alarm watches %s", (_, change, problem) =>
    expect(told(wakeMetric, topology(wakeAlarm(change)))[0]).toContain(problem),
  );

  it("speaks when it watches a component that is here, and is not the one it wakes", () => {
    const other = component({ address: "other", name: "other" });
    expect(told(wakeMetric, topology(other, wakeAlarm({ dimensions: watching("other") })))).toHaveLength(1);
  });

  it("is silent when it watches an adapter of the component", () =>
    expect(told(wakeMetric, topology(adapter, wakeAlarm({ dimensions: watching("lora") })))).toEqual([]));

  it("is silent when a second alarm does what the first one does not", () => {
    const wrong = wakeAlarm({ address: "second", dimensions: watching("other") });
    expect(told(wakeMetric, topology(wrong))).toEqual([]);
  });

  it("speaks when it watches a component that is here, and runs a policy of one that is not", () => {
    const elsewhere = stepPolicy({ resourceId: "inference-component/other" });
    expect(told(wakeMetric, topology(elsewhere))).toEqual(["it watches llama3-8b, but runs a policy of other"]);
  });

  it("notes that AWS does not tell of all metrics of requests whether a refused one counts", () =>
    expect(found(wakeMetric, topology(wakeAlarm({ metricName: "Invocation4XXErrors" })))).toMatchObject([
      { severity: "note", what: expect.stringContaining("AWS does not document") },
    ]));

  it("is silent about metrics of other services, and metric math", () => {
    const depth = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible" };
    expect(told(wakeMetric, topology(wakeAlarm(depth)))).toEqual([]);
    expect(told(wakeMetric, topology(wakeAlarm({ metricName: undefined, usesMetricQueries: true })))).toEqual([]);
  });

  it("is silent about a component that never goes to zero", () =>
    expect(told(wakeMetric, topology(wakeAlarm({ dimensions: watching("x") }), target({ minCapacity: 1 })))).toEqual(
      [],
    ));

  it("is silent when the plan does not know", () => {
    expect(told(wakeMetric, topology(wakeAlarm({ metricName: unknown() })))).toEqual([]);
    expect(told(wakeMetric, topology(wakeAlarm({ namespace: unknown() })))).toEqual([]);
    expect(told(wakeMetric, topology(wakeAlarm({ dimensions: unknown() })))).toEqual([]);
    const vague = new Map([["InferenceComponentName", unknown()]]);
    expect(told(wakeMetric, topology(wakeAlarm({ dimensions: vague })))).toEqual([]);
  });
});

describe("W30 queue-metric", () => {
  const both = new Map([
    ["EndpointName", "llm"],
    ["VariantName", "main"],
  ]);

  it.each(["HasBacklogWithoutCapacity", "ApproximateBacklogSize", "ApproximateBacklogSizePerInstance"])(
    "speaks when %s has the variant beside its endpoint",
    (metricName) =>
      expect(told(queueMetric, asyncTopology(backlogAlarm({ metricName, dimensions: both })))).toEqual([
        `dimensions are EndpointName and VariantName, but ${metricName} has only EndpointName`,
      ]),
  );

  it("speaks of the namespace of instances", () =>
    expect(told(queueMetric, asyncTopology(backlogAlarm({ namespace: "/aws/sagemaker/Endpoints" })))[0]).toContain(
      "is in AWS/SageMaker",
    ));

  it("speaks when it watches the queue of another endpoint", () => {
    const elsewhere = backlogAlarm({ dimensions: new Map([["EndpointName", "other"]]) });
    expect(told(queueMetric, asyncTopology(elsewhere))[0]).toContain("it watches the endpoint other");
    const other = endpoint({ address: "other", name: "other", endpointConfigName: "other" });
    expect(told(queueMetric, asyncTopology(elsewhere, other))).toHaveLength(1);
  });

  it("is silent about the right one, and about a metric of somebody's own", () => {
    expect(told(queueMetric, asyncTopology())).toEqual([]);
    const own = backlogAlarm({ namespace: "Mine", dimensions: new Map([["Queue", "q"]]) });
    expect(told(queueMetric, asyncTopology(own))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(queueMetric, asyncTopology(backlogAlarm({ dimensions: unknown() })))).toEqual([]);
    expect(told(queueMetric, asyncTopology(backlogAlarm({ namespace: unknown() })))).toEqual([]);
    expect(told(queueMetric, asyncTopology(backlogAlarm({ metricName: unknown(), dimensions: both })))).toEqual([]);
  });
});
