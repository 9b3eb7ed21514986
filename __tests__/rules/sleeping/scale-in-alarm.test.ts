import { scaleInAlarm } from "../../../src/rules/sleeping/z28-scale-in-alarm";
import { workInProgress } from "../../../src/rules/sleeping/z29-work-in-progress";
import type { MetricAlarm, StepPolicy } from "../../../src/topology";
import { told } from "../../support/told";
import {
  asyncTopology,
  backlogTracking,
  type Change,
  compositeAlarm,
  stepPolicy,
  topology,
  tracking,
  unknown,
  variantTarget,
  wakeAlarm,
  without,
} from "../../support/topology";

/* A step policy is the only way to zero in all of these. */

const down = (change: Partial<StepPolicy> = {}): StepPolicy =>
  stepPolicy({
    address: "down",
    name: "down",
    adjustmentType: "ExactCapacity",
    steps: [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
    ...change,
  });

const idle = (change: Partial<MetricAlarm> = {}): MetricAlarm =>
  wakeAlarm({
    address: "idle",
    name: "idle",
    references: { alarmActions: { from: ["down"] } },
    metricName: "ConcurrentRequestsPerCopy",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 15,
    datapointsToAlarm: 15,
    ...change,
  });

const ofComponent = (...changes: readonly Change[]) => topology(without(tracking()), down(), idle(), ...changes);

const { resourceId, scalableDimension } = variantTarget();
const queueIdle = (change: Partial<MetricAlarm> = {}): MetricAlarm =>
  idle({ metricName: "ApproximateBacklogSize", dimensions: new Map([["EndpointName", "llm"]]), ...change });
const ofQueue = (...changes: readonly Change[]) =>
  asyncTopology(without(backlogTracking()), down({ resourceId, scalableDimension }), queueIdle(), ...changes);

describe("Z28 scale-in-alarm", () => {
  it("speaks about a metric without data while idle, and missing data that does not breach", () => {
    const invocations = { metricName: "Invocations", statistic: "Sum" };
    expect(told(scaleInAlarm, ofComponent(idle({ ...invocations, treatMissingData: "notBreaching" })))).toEqual([
      "its metric Invocations has no data, and treat_missing_data is notBreaching, so it is in OK while idle",
    ]);
    expect(told(scaleInAlarm, ofComponent(idle({ ...invocations, treatMissingData: undefined })))).toHaveLength(1);
  });

  it("speaks about a metric that this kind of endpoint does not publish, or that does not exist", () => {
    const perInstance = queueIdle({
      metricName: "InvocationsPerInstance",
      dimensions: new Map([
        ["EndpointName", "llm"],
        ["VariantName", "main"],
      ]),
    });
    expect(told(scaleInAlarm, ofQueue(perInstance))[0]).toContain("publish InvocationsPerInstance");
    expect(told(scaleInAlarm, ofQueue(queueIdle({ metricName: "ApproximateBacklog" })))).toHaveLength(1);
  });

  it("speaks about an alarm that compares the other way", () =>
    expect(
      told(scaleInAlarm, ofQueue(queueIdle({ comparisonOperator: "GreaterThanThreshold", threshold: 10 }))),
    ).toEqual([
      "its metric ApproximateBacklogSize is 0, and it compares with GreaterThanThreshold 10, so it is in OK while idle",
    ]));

  it("speaks about steps that do not cover the value, or take nothing away there", () => {
    const above = down({ steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 0 }] });
    expect(told(scaleInAlarm, ofComponent(above))).toEqual([
      "no step covers the value 0, which is -1 from the threshold",
    ]);
  });

  it("speaks about an alarm that is off, composite, or about something else", () => {
    expect(told(scaleInAlarm, ofComponent(idle({ actionsEnabled: false })))).toEqual(["its actions_enabled is false"]);
    const composite = compositeAlarm({ address: "all", references: { alarmActions: { from: ["down"] } } });
    expect(told(scaleInAlarm, ofComponent(without(idle()), composite))).toEqual([
      "a composite alarm cannot run a scaling policy",
    ]);
    const other = idle({ dimensions: new Map([["InferenceComponentName", "other"]]) });
    expect(told(scaleInAlarm, ofComponent(other))[0]).toContain("it watches the component other");
  });

  it("speaks about an alarm that runs it in a state that it does not reach", () =>
    expect(
      told(
        scaleInAlarm,
        ofComponent(idle({ references: { okActions: { from: ["down"] } }, alarmActions: [], okActions: [unknown()] })),
      ),
    ).toHaveLength(1));

  it("speaks about a metric of SageMaker in the namespace of another service, and not in one of the user's own", () => {
    expect(told(scaleInAlarm, ofComponent(idle({ namespace: "AWS/SQS" })))[0]).toContain(", not in AWS/SQS");
    expect(told(scaleInAlarm, ofComponent(idle({ namespace: "Ours" })))).toEqual([]);
    // Such as the CPU of a host of Amazon EC2.
    const host = { namespace: "AWS/EC2", metricName: "CPUUtilization", dimensions: new Map([["InstanceId", "i-1"]]) };
    expect(told(scaleInAlarm, ofComponent(idle(host)))).toEqual([]);
  });

  it("speaks about a statistic that counts datapoints, which is never 0 where there are some", () => {
    expect(told(scaleInAlarm, ofComponent(idle({ statistic: "SampleCount" })))).toHaveLength(1);
    expect(told(scaleInAlarm, ofComponent(idle({ statistic: "Sum" })))).toEqual([]);
  });

  it("speaks about a period or a number of periods that CloudWatch refuses", () => {
    expect(told(scaleInAlarm, ofComponent(idle({ periodSeconds: 90 })))).toEqual([
      "its period is 90, and CloudWatch accepts 10, 20, 30 and multiples of 60",
    ]);
    expect(told(scaleInAlarm, ofComponent(idle({ evaluationPeriods: 0, datapointsToAlarm: undefined })))).toEqual([
      "its evaluation_periods is 0, and the minimum in CloudWatch is 1",
    ]);
    expect(told(scaleInAlarm, ofComponent(idle({ periodSeconds: 120 })))).toEqual([]);
  });

  it("is silent when it works", () => {
    expect(told(scaleInAlarm, ofComponent())).toEqual([]);
    expect(told(scaleInAlarm, ofQueue())).toEqual([]);
    const breaching = idle({ metricName: "Invocations", statistic: "Sum", treatMissingData: "breaching" });
    expect(told(scaleInAlarm, ofComponent(breaching))).toEqual([]);
    const lessByOne = down({
      adjustmentType: "ChangeInCapacity",
      steps: [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }],
    });
    expect(told(scaleInAlarm, ofComponent(lessByOne))).toEqual([]);
    const atTheThreshold = idle({ comparisonOperator: "LessThanOrEqualToThreshold", threshold: 0 });
    expect(told(scaleInAlarm, ofComponent(atTheThreshold))).toEqual([]);
  });

  it("is silent about a policy that may be there to scale out, and what is never at zero", () => {
    const ladder = down({
      adjustmentType: "ChangeInCapacity",
      steps: [
        { lowerBound: 0, upperBound: 5, adjustment: 1 },
        { lowerBound: 5, upperBound: undefined, adjustment: -1 },
      ],
    });
    expect(told(scaleInAlarm, ofComponent(ladder))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    for (const change of [
      { metricName: unknown() },
      { threshold: unknown() },
      { comparisonOperator: unknown() },
      { treatMissingData: "ignore", metricName: "Invocations" },
      { namespace: "Mine" },
      { usesMetricQueries: true, metricName: undefined, namespace: undefined },
    ] as const) {
      expect(told(scaleInAlarm, ofComponent(idle(change)))).toEqual([]);
    }
    expect(told(scaleInAlarm, ofComponent(down({ steps: unknown() })))).toEqual([]);
  });
});

describe("Z29 work-in-progress", () => {
  const hasBacklog = { metricName: "HasBacklogWithoutCapacity", statistic: "Average" };
  const onBacklog = (targetValue: number) =>
    backlogTracking({
      targetValue,
      customizedMetric: {
        ...hasBacklog,
        namespace: "AWS/SageMaker",
        unit: undefined,
        dimensions: new Map([["EndpointName", "llm"]]),
        usesMetricMath: false,
      },
    });

  it("warns about an alarm, and about tracking, on a metric that is 0 while an instance works", () => {
    expect(told(workInProgress, ofQueue(queueIdle(hasBacklog)))).toEqual([
      "it removes capacity while a request is being processed",
    ]);
    expect(told(workInProgress, asyncTopology(onBacklog(0.5)))).toEqual([
      "it tracks HasBacklogWithoutCapacity, which is 0 while an instance processes requests",
    ]);
  });

  it("warns about an alarm that runs the policy when it goes OK", () => {
    const ok = queueIdle({
      ...hasBacklog,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      references: { okActions: { from: ["down"] } },
      alarmActions: [],
      okActions: [unknown()],
    });
    expect(told(workInProgress, ofQueue(ok))).toHaveLength(1);
  });

  it("warns about an alarm that has no data whatever happens, and takes that for idle", () => {
    const dead = queueIdle({ metricName: "Invocations", treatMissingData: "breaching" });
    expect(told(workInProgress, ofQueue(dead))).toHaveLength(1);
  });

  it("warns about a threshold that work in progress does not exceed", () => {
    expect(
      told(workInProgress, ofQueue(queueIdle({ threshold: 5, comparisonOperator: "LessThanOrEqualToThreshold" }))),
    ).toHaveLength(1);
    expect(told(workInProgress, ofComponent(idle({ threshold: 2 })))).toHaveLength(1);
  });

  it("warns about refused requests, which say nothing about work", () =>
    expect(
      told(
        workInProgress,
        ofComponent(idle({ metricName: "NoCapacityInvocationFailures", treatMissingData: "breaching" })),
      ),
    ).toHaveLength(1));

  it("is silent about the backlog, which counts what is being worked on", () => {
    expect(told(workInProgress, ofQueue())).toEqual([]);
    expect(told(workInProgress, asyncTopology())).toEqual([]);
    expect(told(workInProgress, topology())).toEqual([]);
  });
});
