import { type EndpointSetup, endpointSetups, type SetupOptions, type UnitSetup } from "../../../src/behaviour";
import type { Topology } from "../../../src/topology";
import { parseTerraform } from "../../../src/topology";
import { announcement } from "../../support/recipes";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  component,
  compositeAlarm,
  configuration,
  endpoint,
  schedule,
  scheduledAction,
  scheduleInput,
  specification,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variant,
  variantTarget,
  wakeAlarm,
  without,
} from "../../support/topology";

function only(given: Topology, options?: SetupOptions): EndpointSetup {
  const [setup, ...others] = endpointSetups(given, options);
  if (setup === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${others.length + 1}`);
  }
  return setup;
}

function unitOf(given: Topology, position = 0): UnitSetup {
  const unit = only(given).units[position];
  if (unit === undefined) {
    throw new Error("expected a unit");
  }
  return unit;
}

const firings = (given: Topology) => unitOf(given).target?.steps.flatMap(({ alarms }) => alarms) ?? [];
const wakeMetrics = (given: Topology) => firings(given).map(({ metric }) => metric.metric);

describe("the setup of an endpoint with inference components", () => {
  it("has the numbers that its configuration states", () => {
    const setup = only(topology());
    expect(setup).toMatchObject({ name: "llm", kind: "inference-components", assumptions: [] });
    expect(setup.variants).toEqual([
      {
        name: "main",
        instanceType: "ml.g5.12xlarge",
        initialInstances: 1,
        minInstances: 0,
        maxInstances: 3,
        managed: true,
      },
    ]);
    expect(setup.units).toHaveLength(1);
    expect(setup.units[0]).toMatchObject({
      kind: "component",
      variant: 0,
      initialCapacity: 1,
      requirements: { accelerators: 4, cpuCores: 0, memoryMb: 1024, placement: "SPREAD" },
      target: {
        min: 0,
        suspended: { in: false, out: false, scheduled: false },
        tracking: [
          {
            metric: { metric: "ConcurrentRequestsPerCopy", unit: 0, statistic: "Maximum" },
            targetValue: 5,
            scaleInCooldownSeconds: 300,
            periodSeconds: 10,
          },
        ],
        steps: [
          {
            adjustmentType: "ChangeInCapacity",
            steps: [{ from: 0, to: Number.POSITIVE_INFINITY, adjustment: 1 }],
            cooldownSeconds: 360,
            alarms: [
              {
                metric: { metric: "NoCapacityInvocationFailures", unit: 0, statistic: "Maximum" },
                settings: { periodSeconds: 60, threshold: 1, treatMissingData: "notBreaching" },
                state: "ALARM",
              },
            ],
          },
        ],
      },
    });
  });

  it("starts with the copies that the bounds of its target allow, and with one at least", () => {
    expect(unitOf(topology(component({ copyCount: 0 }))).initialCapacity).toBe(1);
    expect(unitOf(topology(target({ minCapacity: 2 }))).initialCapacity).toBe(2);
    expect(unitOf(topology(component({ copyCount: 9 }), target({ maxCapacity: 3 }))).initialCapacity).toBe(3);
  });

  it("keeps its instances without managed instance scaling", () => {
    const unmanaged = only(topology(variant({ managedInstanceScaling: undefined, initialInstanceCount: 2 })));
    expect(unmanaged.variants[0]).toMatchObject({ managed: false, minInstances: 2, maxInstances: 2 });
    const disabled = { status: "DISABLED", minInstanceCount: 0, maxInstanceCount: 3 };
    expect(only(topology(variant({ managedInstanceScaling: disabled }))).variants[0]).toMatchObject({ managed: false });
  });

  it("places an adapter on its base, without copies of its own", () => {
    const adapter = component({
      address: "adapter",
      name: "adapter",
      specification: specification({ baseInferenceComponentName: "llama3-8b", compute: undefined }),
    });
    expect(unitOf(topology(adapter), 1)).toMatchObject({ base: 0, initialCapacity: 0, schedules: [] });
    const homeless = component({
      ...adapter,
      specification: specification({ baseInferenceComponentName: "elsewhere", compute: undefined }),
    });
    const { units, assumptions } = only(topology(homeless));
    expect(units).toHaveLength(1);
    expect(assumptions).toEqual(["adapter is not simulated: the component that it adapts is not known."]);
  });

  it("takes the requirements of the instance type that it runs on", () => {
    const several = [
      specification({ instanceType: "ml.g6.xlarge", compute: undefined }),
      specification({ instanceType: "ml.g5.12xlarge", placementStrategy: "BINPACK" }),
    ];
    const { requirements } = unitOf(topology(component({ specification: undefined, specifications: several })));
    expect(requirements).toEqual({ accelerators: 4, cpuCores: 0, memoryMb: 1024, placement: "BINPACK" });
  });
});

describe("the setup of an asynchronous endpoint", () => {
  it("reads the queue of the endpoint", () => {
    const setup = only(asyncTopology(variantTarget({ minCapacity: 0, maxCapacity: 4 })));
    expect(setup).toMatchObject({ kind: "asynchronous", assumptions: [], alarmCount: { standard: 3, high: 0 } });
    expect(setup.variants[0]).toMatchObject({ minInstances: 0, maxInstances: 4, managed: false });
    expect(setup.units[0]).toMatchObject({
      kind: "variant",
      concurrency: 1,
      target: {
        tracking: [
          { metric: { metric: "ApproximateBacklogSizePerInstance", statistic: "Average" }, periodSeconds: 60 },
        ],
        steps: [{ alarms: [{ metric: { metric: "HasBacklogWithoutCapacity", unit: 0, statistic: "Average" } }] }],
      },
    });
  });

  it("has instances up to the highest maximum of its scheduled actions", () => {
    const { resourceId, scalableDimension } = variantTarget();
    const day = scheduledAction({ resourceId, scalableDimension, minCapacity: 2, maxCapacity: 9 });
    expect(only(asyncTopology(day)).variants[0]).toMatchObject({ minInstances: 0, maxInstances: 9 });
  });

  it("has no data for a metric that only other endpoints publish, or with other dimensions", () => {
    const predefined = { type: "SageMakerVariantInvocationsPerInstance", resourceLabel: undefined };
    const dead = only(asyncTopology(backlogTracking({ predefinedMetric: predefined, customizedMetric: undefined })));
    expect(dead.units[0]?.target?.tracking[0]?.metric.metric).toBe("none");
    expect(dead.assumptions[0]).toContain("SageMakerVariantInvocationsPerInstance");
    const both = new Map([
      ["EndpointName", "llm"],
      ["VariantName", "main"],
    ]);
    expect(wakeMetrics(asyncTopology(backlogAlarm({ dimensions: both })))).toEqual(["none"]);
  });

  it("does not simulate CPU use, and says that it decides when that is the only way to zero", () => {
    const cpu = {
      namespace: "/aws/sagemaker/Endpoints",
      metricName: "CPUUtilization",
      statistic: "Average",
      unit: "Percent",
      dimensions: new Map([
        ["EndpointName", "llm"],
        ["VariantName", "main"],
      ]),
      usesMetricMath: false,
    };
    const { kind, units, assumptions } = only(asyncTopology(backlogTracking({ customizedMetric: cpu })));
    expect(kind).toBe("asynchronous");
    expect(units[0]?.target?.tracking).toEqual([]);
    expect(assumptions).toEqual([
      "aws_appautoscaling_policy.tracking is not simulated: the metric CPUUtilization is not simulated.",
      "When main scales to zero is not known, because aws_appautoscaling_policy.tracking is not simulated.",
    ]);
  });
});

describe("the kind of an endpoint", () => {
  const realTime = [without(component()), without(target()), without(tracking()), without(stepPolicy())] as const;
  const ofModel = variant({ modelName: "llama", managedInstanceScaling: undefined });
  const ofVariant = (minCapacity: number, maxCapacity: number) => variantTarget({ minCapacity, maxCapacity });

  it("is constant for a real-time variant that nothing scales", () => {
    expect(only(topology(...realTime, without(wakeAlarm()), ofModel))).toMatchObject({ kind: "constant", units: [] });
    const fixed = only(topology(...realTime, without(wakeAlarm()), ofModel, ofVariant(2, 2)));
    expect(fixed).toMatchObject({ kind: "constant", variants: [{ initialInstances: 2, maxInstances: 2 }] });
  });

  it("is unknown for a real-time variant that something scales", () => {
    expect(only(topology(...realTime, without(wakeAlarm()), ofModel, ofVariant(1, 2)))).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("never scales to zero"),
    });
  });

  it("is unknown for a serverless variant and without a component, with the reason", () => {
    const serverless = variant({ ...ofModel, serverless: { provisionedConcurrency: undefined } });
    expect(only(topology(...realTime, without(wakeAlarm()), serverless))).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("serverless"),
    });
    expect(only(topology(without(component()), without(target())))).toMatchObject({
      kind: "unknown",
      reason: "No inference component of llm is in the source.",
    });
  });

  it("is told by the components of an endpoint that is not in the source", () => {
    const setup = only(topology(without(endpoint()), without(configuration())));
    expect(setup).toMatchObject({ name: "llm", kind: "inference-components", variants: [{ managed: true }] });
    expect(setup.assumptions[0]).toContain("llm is not in the source");
  });
});

describe("an alarm", () => {
  const { assumptions: none } = only(topology());
  const ignored = (given: Topology) => {
    expect(firings(given)).toEqual([]);
    return only(given).assumptions;
  };

  it("runs nothing where CloudWatch refuses it, or where it cannot run a policy", () => {
    expect(none).toEqual([]);
    const dead = [
      [wakeAlarm({ statistic: "Mean" }), "statistic"],
      [wakeAlarm({ periodSeconds: 45 }), "period is 45"],
      [wakeAlarm({ datapointsToAlarm: 3 }), "datapoints_to_alarm is 3"],
      [wakeAlarm({ actionsEnabled: false }), "actions_enabled is false"],
      [wakeAlarm({ thresholdMetricId: "band" }), "anomaly detection"],
    ] as const;
    for (const [alarm, why] of dead) {
      expect(ignored(topology(alarm))).toEqual([expect.stringContaining(why)]);
    }
    expect(ignored(topology(without(wakeAlarm()), compositeAlarm()))[0]).toContain("composite alarm");
    const apart = topology(stepPolicy({ region: "us-east-1" }), wakeAlarm({ region: "eu-west-1" }));
    expect(ignored(apart)[0]).toContain("it is in eu-west-1");
  });

  it("runs its policy in the state under which it names it", () => {
    const onOk = wakeAlarm({
      alarmActions: [],
      okActions: [unknown()],
      references: { okActions: { from: ["aws_appautoscaling_policy.wake"] } },
    });
    expect(firings(topology(onOk)).map(({ state }) => state)).toEqual(["OK"]);
  });

  it("reads the metric of another component of the endpoint, and nothing of another endpoint", () => {
    const other = component({ address: "other", name: "other" });
    const onOther = wakeAlarm({ dimensions: new Map([["InferenceComponentName", "other"]]) });
    expect(firings(topology(other, onOther))[0]?.metric).toMatchObject({
      metric: "NoCapacityInvocationFailures",
      unit: 1,
    });
    const apart = topology(onOther);
    expect(wakeMetrics(apart)).toEqual(["none"]);
    expect(only(apart).assumptions[0]).toContain("reads NoCapacityInvocationFailures of the component other");
  });

  it("has no data for a metric that SageMaker does not publish", () => {
    const misspelt = topology(wakeAlarm({ metricName: "NoCapacityInvocationFailure" }));
    expect(wakeMetrics(misspelt)).toEqual(["none"]);
    expect(wakeMetrics(topology(wakeAlarm({ namespace: "aws/sagemaker" })))).toEqual(["none"]);
    expect(wakeMetrics(topology(wakeAlarm({ metricName: "HasBacklogWithoutCapacity" })))).toEqual(["none"]);
  });

  it("on a metric of another kind is not simulated, and the setup says what is not known then", () => {
    const custom = topology(wakeAlarm({ namespace: "Custom", metricName: "Waiting" }));
    expect(firings(custom)).toEqual([]);
    expect(only(custom).assumptions).toEqual([
      "aws_cloudwatch_metric_alarm.wake is not simulated: Waiting in Custom is not a metric of SageMaker.",
      "When llama3-8b wakes is not known, because aws_cloudwatch_metric_alarm.wake is not simulated.",
    ]);
    const math = wakeAlarm({
      usesMetricQueries: true,
      metricName: undefined,
      namespace: undefined,
      statistic: undefined,
    });
    expect(only(topology(math)).assumptions[0]).toContain("metric math");
  });

  it("counts the requests of one component by the dimensions of its variant, and not those of several", () => {
    const dimensions = new Map([
      ["EndpointName", "llm"],
      ["VariantName", "main"],
    ]);
    const alarm = wakeAlarm({ metricName: "Invocations", statistic: "Sum", dimensions });
    expect(wakeMetrics(topology(alarm))).toEqual(["Invocations"]);
    const several = topology(alarm, component({ address: "other", name: "other" }));
    expect(only(several).assumptions[0]).toContain("several components");
  });
});

describe("a policy", () => {
  it("has no cooldown where Terraform omits it", () => {
    const { aws_appautoscaling_policy: policies, ...others } = announcement;
    const { cooldown: _, ...configured } = policies.step.step_scaling_policy_configuration;
    const { scale_in_cooldown: __, ...tracked } = policies.tracking.target_tracking_scaling_policy_configuration;
    const resource = {
      ...others,
      aws_appautoscaling_policy: {
        step: { ...policies.step, step_scaling_policy_configuration: configured },
        tracking: { ...policies.tracking, target_tracking_scaling_policy_configuration: tracked },
      },
    };
    const given = parseTerraform(JSON.stringify({ terraform: {}, resource }), "main.tf.json").topology;
    const { target: own } = unitOf(given);
    expect(own?.steps[0]?.cooldownSeconds).toBe(0);
    expect(own?.tracking[0]).toMatchObject({ scaleInCooldownSeconds: 0, scaleOutCooldownSeconds: 300 });
  });

  it("does nothing where Application Auto Scaling refuses it", () => {
    const refused = [
      stepPolicy({ adjustmentType: "Exact" }),
      stepPolicy({ metricAggregationType: "Sum" }),
      stepPolicy({ steps: [] }),
      stepPolicy({
        steps: [
          { lowerBound: 0, upperBound: 5, adjustment: 1 },
          { lowerBound: 7, upperBound: undefined, adjustment: 2 },
        ],
      }),
      stepPolicy({ hasStepConfiguration: false, hasTargetTrackingConfiguration: true }),
    ];
    for (const policy of refused) {
      const { units, assumptions } = only(topology(policy));
      expect(units[0]?.target?.steps).toEqual([]);
      expect(assumptions[0]).toMatch(/^aws_appautoscaling_policy.wake does nothing: /);
    }
    expect(only(topology(tracking({ targetValue: 0 }))).units[0]?.target?.tracking).toEqual([]);
  });

  it("tracks a sum of requests each minute, or a metric as it is written", () => {
    const sum = { type: "SageMakerInferenceComponentInvocationsPerCopy", resourceLabel: undefined };
    expect(unitOf(topology(tracking({ predefinedMetric: sum }))).target?.tracking[0]).toMatchObject({
      metric: { metric: "InvocationsPerCopy", statistic: "Sum" },
      periodSeconds: 60,
    });
    const written = {
      namespace: "AWS/SageMaker",
      metricName: "ConcurrentRequestsPerCopy",
      statistic: "Minimum",
      unit: undefined,
      dimensions: new Map([["InferenceComponentName", "llama3-8b"]]),
      usesMetricMath: false,
    };
    const customized = topology(tracking({ predefinedMetric: undefined, customizedMetric: written }));
    expect(unitOf(customized).target?.tracking[0]).toMatchObject({
      metric: { metric: "ConcurrentRequestsPerCopy", statistic: "Minimum" },
      periodSeconds: 60,
    });
    const ofOther = { ...written, dimensions: new Map([["InferenceComponentName", "other"]]) };
    const another = topology(tracking({ predefinedMetric: undefined, customizedMetric: ofOther }));
    expect(unitOf(another).target?.tracking[0]?.metric.metric).toBe("none");
  });

  it("without an alarm stays, and never runs", () => {
    const { units, assumptions } = only(asyncTopology(without(backlogAlarm()), backlogStepPolicy()));
    expect(units[0]?.target?.steps[0]?.alarms).toEqual([]);
    expect(assumptions).toEqual(["aws_appautoscaling_policy.wake does nothing: no alarm runs it."]);
  });
});

describe("a scalable target", () => {
  it("is none where Application Auto Scaling refuses it", () => {
    for (const refused of [
      target({ minCapacity: 3, maxCapacity: 1 }),
      target({ serviceNamespace: "ecs" }),
      target({ scalableDimension: "sagemaker:variant:DesiredInstanceCount" }),
    ]) {
      expect(unitOf(topology(refused)).target).toBeUndefined();
    }
  });

  it("may be suspended in each direction", () => {
    const suspended = { dynamicScalingIn: true, dynamicScalingOut: undefined, scheduledScaling: unknown() };
    const { units, assumptions } = only(topology(target({ suspended })));
    expect(units[0]?.target?.suspended).toEqual({ in: true, out: false, scheduled: false });
    expect(assumptions).toEqual([expect.stringContaining("scheduled_scaling_suspended of")]);
  });
});

describe("an unknown number", () => {
  const vague = topology(target({ maxCapacity: unknown() }));

  it("is guessed, with a sentence that names it", () => {
    const { units, assumptions } = only(vague);
    expect(units[0]?.target?.max).toBe(1);
    expect(assumptions).toEqual([
      "aws_appautoscaling_target.copies.max_capacity is not known, and is assumed to be 1.",
    ]);
  });

  it("is the one that the caller assumes, 0 included", () => {
    const assume = { "aws_appautoscaling_target.copies.max_capacity": 4 };
    const { units, assumptions } = only(vague, { assume });
    expect(units[0]?.target?.max).toBe(4);
    expect(assumptions).toEqual([]);
    const closed = only(vague, { assume: { "aws_appautoscaling_target.copies.max_capacity": 0 } });
    expect(closed.units[0]?.target?.max).toBe(0);
  });

  it("is not replaced by an assumption once it is known", () => {
    const known = topology(target({ maxCapacity: 2 }));
    const { units } = only(known, { assume: { "aws_appautoscaling_target.copies.max_capacity": 4 } });
    expect(units[0]?.target?.max).toBe(2);
  });
});

describe("a sleep window", () => {
  it("is a pair of scheduled actions with the bounds that they set", () => {
    const night = scheduledAction({ maxCapacity: undefined, startTime: "2027-01-01T00:00:00" });
    expect(unitOf(topology(night)).target?.actions).toEqual([
      {
        name: "night",
        address: "aws_appautoscaling_scheduled_action.night",
        expression: "cron(0 20 ? * MON-FRI *)",
        timeZone: "Europe/Paris",
        start: "2027-01-01T00:00:00.000Z",
        min: 0,
      },
    ]);
  });

  it("is a pair of schedules that set, delete or create copies", () => {
    const call = (operation: string, copyCount: number | undefined) =>
      unitOf(
        topology(schedule({ operation: { service: "sagemaker", operation }, input: scheduleInput({ copyCount }) })),
      ).schedules;
    expect(call("updateInferenceComponentRuntimeConfig", 0)).toMatchObject([{ copies: 0, windowSeconds: 0 }]);
    expect(call("updateInferenceComponentRuntimeConfig", 0)[0]).not.toHaveProperty("operation");
    expect(call("deleteInferenceComponent", undefined)).toMatchObject([{ operation: "delete", copies: 0 }]);
    expect(call("createInferenceComponent", 2)).toMatchObject([{ operation: "create", copies: 2 }]);
  });

  it("is an event for the endpoint sleeper, for each component of its endpoint", () => {
    const event = (endpointName: string) =>
      schedule({
        operation: undefined,
        input: scheduleInput({
          inferenceComponentName: undefined,
          copyCount: undefined,
          event: { action: "wake", endpointName, copiesOnWake: 2 },
        }),
      });
    const other = component({ address: "other", name: "other" });
    const { units } = only(topology(other, event("llm")));
    expect(units.map(({ schedules }) => schedules.map(({ operation, copies }) => [operation, copies]))).toEqual([
      [["wake", 2]],
      [["wake", 2]],
    ]);
    expect(unitOf(topology(event("another"))).schedules).toEqual([]);
  });

  it("may start late in a flexible window, and does nothing if it is disabled or refused", () => {
    const flexible = schedule({ flexibleWindowMode: "FLEXIBLE", maximumWindowMinutes: 15 });
    expect(unitOf(topology(flexible)).schedules).toMatchObject([{ windowSeconds: 900 }]);
    expect(unitOf(topology(schedule({ state: "DISABLED" }))).schedules).toEqual([]);
    const offset = only(topology(schedule({ timeZone: "UTC+1" })));
    expect(offset.units[0]?.schedules).toEqual([]);
    expect(offset.assumptions[0]).toContain('time zone "UTC+1"');
    expect(unitOf(topology(scheduledAction({ minCapacity: 3, maxCapacity: 1 }))).target?.actions).toEqual([]);
  });
});

describe("the number of alarms", () => {
  it("counts those of target tracking, and high resolution below a minute", () => {
    expect(only(topology()).alarmCount).toEqual({ standard: 1, high: 2 });
    expect(only(topology(wakeAlarm({ periodSeconds: 30 }))).alarmCount).toEqual({ standard: 0, high: 3 });
  });

  it("counts an alarm that only watches the component, and none that CloudWatch refuses", () => {
    const watching = wakeAlarm({ address: "latency", name: "latency", alarmActions: [], references: {} });
    expect(only(topology(watching)).alarmCount).toEqual({ standard: 2, high: 2 });
    expect(only(topology(wakeAlarm({ statistic: "Mean" }))).alarmCount).toEqual({ standard: 0, high: 2 });
  });
});

describe("a number that no configuration in AWS has", () => {
  const sized = (count: number, volumeSizeGb: number) =>
    only(topology(configuration({ variants: [variant({ initialInstanceCount: count, volumeSizeGb })] })));

  it("is lowered to the most that is simulated, which is an assumption", () => {
    const { variants, assumptions } = sized(1e9, 1e308);
    expect(variants[0]).toMatchObject({ initialInstances: 1000 });
    expect(variants[0]?.volumeGb).toBeUndefined();
    expect(assumptions).toContain(
      "aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count is 1000000000, more than can be simulated, and is assumed to be 1000.",
    );
    const [firing] = firings(topology(wakeAlarm({ evaluationPeriods: 1e9, datapointsToAlarm: 1e9 })));
    expect(firing?.settings).toMatchObject({ evaluationPeriods: 60_480, datapointsToAlarm: 60_480 });
  });

  it("is not confused with one that is only large", () => {
    expect(sized(200, 512)).toMatchObject({ assumptions: [], variants: [{ initialInstances: 200, volumeGb: 512 }] });
  });
});
