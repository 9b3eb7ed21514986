import { backlogWithoutCapacity } from "../../../src/rules/waking/w28-backlog-without-capacity";
import { asyncPolicy } from "../../../src/rules/waking/w29-async-policy";
import { backlogTarget } from "../../../src/rules/waking/w33-backlog-target";
import { asyncOutput } from "../../../src/rules/waking/w34-async-output";
import type { AsyncConfiguration } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  asyncConfiguration,
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  scheduledAction,
  topology,
  unknown,
  variantTarget,
  without,
} from "../../support/topology";

const onlyTracking = [without(backlogStepPolicy()), without(backlogAlarm())];
const nothing = [...onlyTracking, without(backlogTracking())];
const queue = {
  s3OutputPath: "s3://bucket/out",
  s3FailurePath: undefined,
  maxConcurrentInvocationsPerInstance: undefined,
};
const async = (change: Partial<AsyncConfiguration>) =>
  asyncConfiguration({ asyncConfiguration: { ...queue, ...change } });

describe("W28 backlog-without-capacity", () => {
  it("speaks when only tracking can wake it", () => {
    const [finding] = found(backlogWithoutCapacity, asyncTopology(...onlyTracking));
    expect(finding).toMatchObject({ severity: "warning", fix: { typescript: "wake: BacklogWake.standard()" } });
    expect(finding?.what).toBe(
      "it can be at 0 instances, and wakes only when more than 5 requests wait: 1 to 5 may wait until they expire",
    );
  });

  it("speaks when the step policy goes by a metric that one request does not move enough", () => {
    const many = backlogAlarm({ metricName: "ApproximateBacklogSize", threshold: 10 });
    expect(told(backlogWithoutCapacity, asyncTopology(many))).toHaveLength(1);
  });

  it("is silent when one request fires an alarm, or is more than tracking aims at", () => {
    expect(told(backlogWithoutCapacity, asyncTopology())).toEqual([]);
    expect(told(backlogWithoutCapacity, asyncTopology(backlogAlarm({ metricName: "ApproximateBacklogSize" })))).toEqual(
      [],
    );
    expect(told(backlogWithoutCapacity, asyncTopology(...onlyTracking, backlogTracking({ targetValue: 0.5 })))).toEqual(
      [],
    );
  });

  it("is silent about components, and about what never goes to zero", () => {
    expect(told(backlogWithoutCapacity, topology())).toEqual([]);
    expect(told(backlogWithoutCapacity, asyncTopology(...onlyTracking, variantTarget({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(
      told(backlogWithoutCapacity, asyncTopology(...onlyTracking, backlogTracking({ targetValue: unknown() }))),
    ).toEqual([]);
    expect(told(backlogWithoutCapacity, asyncTopology(backlogAlarm({ metricName: unknown() })))).toEqual([]);
    const hidden = asyncConfiguration({ asyncConfiguration: unknown() });
    expect(told(backlogWithoutCapacity, asyncTopology(...onlyTracking, hidden))).toEqual([]);
  });
});

describe("W29 async-policy", () => {
  it("speaks when no policy adds instances", () =>
    expect(told(asyncPolicy, asyncTopology(...nothing))).toHaveLength(1));

  it("speaks when only a schedule wakes it, and when tracking has no data or a target that is never exceeded", () => {
    const { resourceId, scalableDimension } = variantTarget();
    const morning = scheduledAction({ resourceId, scalableDimension, minCapacity: 1 });
    expect(told(asyncPolicy, asyncTopology(...nothing, morning))).toEqual([
      "it can be at 0 instances, and no policy adds one; only the schedule 20:00 MON-FRI Europe/Paris wakes it",
    ]);
    const predefined = { type: "SageMakerVariantInvocationsPerInstance", resourceLabel: undefined };
    const dead = backlogTracking({ predefinedMetric: predefined, customizedMetric: undefined });
    expect(told(asyncPolicy, asyncTopology(...onlyTracking, dead))).toHaveLength(1);
  });

  it("is silent when tracking does, or when its bounds are closed while it is at zero", () => {
    expect(told(asyncPolicy, asyncTopology(...onlyTracking))).toEqual([]);
    const { resourceId, scalableDimension } = variantTarget();
    const hours = { resourceId, scalableDimension };
    const evening = scheduledAction({ ...hours, minCapacity: 0, maxCapacity: 0 });
    const morning = scheduledAction({ ...hours, address: "morning", name: "morning", minCapacity: 1, maxCapacity: 2 });
    const day = variantTarget({ minCapacity: 1 });
    expect(told(asyncPolicy, asyncTopology(...nothing, day, evening, morning))).toEqual([]);
  });

  it("is silent when the plan does not know whose policy it is", () =>
    expect(told(asyncPolicy, asyncTopology(...onlyTracking, backlogTracking({ resourceId: unknown() })))).toEqual([]));
});

describe("W33 backlog-target", () => {
  const atATime = (most: number) => async({ maxConcurrentInvocationsPerInstance: most });

  it("speaks when tracking aims below what an instance works on", () =>
    expect(told(backlogTarget, asyncTopology(atATime(8)))).toEqual([
      "target_value is 5, and an instance processes 8 requests at a time",
    ]));

  it.each([0.5, 1001])("is an error about %s requests at a time", (most) =>
    expect(found(backlogTarget, asyncTopology(atATime(most)))).toContainEqual(
      expect.objectContaining({ severity: "error", what: `max_concurrent_invocations_per_instance is ${most}` }),
    ),
  );

  it("is silent when the target is as much, and about other metrics", () => {
    expect(told(backlogTarget, asyncTopology(atATime(5)))).toEqual([]);
    const whole = { namespace: "AWS/SageMaker", metricName: "ApproximateBacklogSize", statistic: "Average" };
    const customizedMetric = { ...whole, unit: undefined, dimensions: undefined, usesMetricMath: false };
    expect(told(backlogTarget, asyncTopology(atATime(8), backlogTracking({ customizedMetric })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(backlogTarget, asyncTopology(asyncConfiguration({ asyncConfiguration: unknown() })))).toEqual([]);
    expect(told(backlogTarget, asyncTopology(atATime(8), backlogTracking({ targetValue: unknown() })))).toEqual([]);
  });
});

describe("W34 async-output", () => {
  it("speaks when answers have no place", () =>
    expect(told(asyncOutput, asyncTopology(async({ s3OutputPath: undefined })))).toEqual([
      "async_inference_config has no s3_output_path",
    ]));

  it("is silent when they have one, about real-time endpoints, and when the plan does not know", () => {
    expect(told(asyncOutput, asyncTopology())).toEqual([]);
    expect(told(asyncOutput, topology())).toEqual([]);
    expect(told(asyncOutput, asyncTopology(asyncConfiguration({ asyncConfiguration: unknown() })))).toEqual([]);
  });
});
