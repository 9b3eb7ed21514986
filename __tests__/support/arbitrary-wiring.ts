import fc from "fast-check";
import type {
  MetricAlarm,
  ScalableTarget,
  ScheduledAction,
  StepAdjustment,
  StepPolicy,
  TargetTrackingPolicy,
  Topology,
} from "../../src/topology";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  type Change,
  schedule,
  scheduledAction,
  scheduleInput,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variantTarget,
  wakeAlarm,
  without,
} from "./topology";

/* Scaling of one component or of one queue, put together at random: most of it is wrong in some way. */

type Kind = "component" | "queue";

const METRICS = {
  component: ["ConcurrentRequestsPerCopy", "InvocationsPerCopy", "NoCapacityInvocationFailures", "Invocations"],
  queue: [
    "ApproximateBacklogSize",
    "ApproximateBacklogSizePerInstance",
    "HasBacklogWithoutCapacity",
    "Invocations",
    "CPUUtilization",
  ],
} as const;

const PREDEFINED = [
  "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
  "SageMakerInferenceComponentInvocationsPerCopy",
  "SageMakerVariantInvocationsPerInstance",
] as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const dimensionsOf = (kind: Kind) =>
  new Map(kind === "component" ? [["InferenceComponentName", "llama3-8b"]] : [["EndpointName", "llm"]]);

const suspended = maybe(
  fc.record({ dynamicScalingIn: fc.boolean(), dynamicScalingOut: fc.boolean(), scheduledScaling: fc.boolean() }),
);

const bounds = fc.record({
  minCapacity: fc.constantFrom(0, 0, 0, 0, 1),
  maxCapacity: fc.constantFrom(1, 3, 3, 3, 0),
  suspended: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: suspended }),
}) satisfies fc.Arbitrary<Partial<ScalableTarget>>;

const bound = maybe(fc.constantFrom(-5, -1, 0, 1, 5));
const step: fc.Arbitrary<StepAdjustment> = fc.record({
  lowerBound: bound,
  upperBound: bound,
  adjustment: fc.constantFrom(-100, -1, 0, 1, 2),
});
const soundSteps: fc.Arbitrary<readonly StepAdjustment[]> = fc.constantFrom(
  [{ lowerBound: 0, upperBound: undefined, adjustment: 1 }],
  [{ lowerBound: undefined, upperBound: 0, adjustment: 0 }],
  [{ lowerBound: undefined, upperBound: 0, adjustment: -1 }],
  [
    { lowerBound: undefined, upperBound: 0, adjustment: -1 },
    { lowerBound: 0, upperBound: undefined, adjustment: 1 },
  ],
);

const stepped = fc.record({
  adjustmentType: fc.constantFrom("ExactCapacity", "ChangeInCapacity", "PercentChangeInCapacity"),
  minAdjustmentMagnitude: fc.constantFrom(undefined, undefined, 1),
  steps: fc.oneof(soundSteps, fc.array(step, { maxLength: 2 })),
});

const customized = (kind: Kind) =>
  fc.record({
    metricName: fc.constantFrom(...METRICS[kind]),
    namespace: fc.constantFrom("AWS/SageMaker", "AWS/SageMaker", "AWS/SageMaker", "Ours"),
    statistic: fc.constant("Average"),
    unit: fc.constantFrom(undefined, undefined, undefined, "Bytes"),
    dimensions: fc.constant(dimensionsOf(kind)),
    usesMetricMath: fc.constant(false),
  });

const tracked = (kind: Kind) =>
  fc
    .record({
      targetValue: fc.constantFrom(0.5, 1, 5, 5, 0),
      disableScaleIn: fc.constantFrom(undefined, undefined, false, true),
      predefined: fc.constantFrom(...PREDEFINED),
      metric: customized(kind),
      isPredefined: kind === "component" ? fc.boolean() : fc.constantFrom(false, false, true),
    })
    .map(({ predefined, metric, isPredefined, ...rest }) => ({
      ...rest,
      predefinedMetric: isPredefined ? { type: predefined, resourceLabel: undefined } : undefined,
      customizedMetric: isPredefined ? undefined : metric,
    }));

type Actions = Pick<MetricAlarm, "references" | "alarmActions" | "okActions" | "insufficientDataActions">;

const LISTS = ["alarmActions", "alarmActions", "alarmActions", "okActions", "insufficientDataActions"] as const;

const actions = fc.record({ list: fc.constantFrom(...LISTS), policy: fc.nat({ max: 2 }) }).map(
  ({ list, policy }): Actions => ({
    alarmActions: [],
    okActions: [],
    insufficientDataActions: [],
    references: { [list]: { from: [`policy${policy}`] } },
    [list]: [unknown()],
  }),
);

const watching = (kind: Kind) =>
  fc
    .record({
      metricName: fc.constantFrom(...METRICS[kind]),
      statistic: fc.constantFrom("Maximum", "Average", "Sum"),
      comparisonOperator: fc.constantFrom(
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanThreshold",
        ">=",
      ),
      unit: fc.constantFrom(undefined, undefined, undefined, "Bytes"),
      periodSeconds: fc.constantFrom(60, 60, 60, 3600),
      threshold: fc.constantFrom(0, 0.5, 1, 1, 5),
      treatMissingData: fc.constantFrom(undefined, "missing", "notBreaching", "breaching", "ignore", "Missing"),
      actionsEnabled: fc.constantFrom(undefined, undefined, undefined, true, false),
      evaluationPeriods: fc.constantFrom(1, 1, 2, 15, 0),
      actions,
    })
    .map(({ actions, ...alarm }) => ({
      ...alarm,
      ...actions,
      datapointsToAlarm: undefined,
      dimensions: dimensionsOf(kind),
    }));

const action = fc.record({
  minCapacity: maybe(fc.constantFrom(0, 0, 1, 2)),
  maxCapacity: maybe(fc.constantFrom(0, 1, 3)),
  expression: fc.constantFrom("cron(0 20 ? * MON-FRI *)", "cron(0 7 ? * MON-FRI *)"),
}) satisfies fc.Arbitrary<Partial<ScheduledAction>>;

const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 2 }) },
  );

export interface Wiring {
  readonly kind: Kind;
  readonly bounds: Partial<ScalableTarget>;
  readonly policies: readonly (Partial<StepPolicy> | Partial<TargetTrackingPolicy>)[];
  readonly alarms: readonly Partial<MetricAlarm>[];
  readonly actions: readonly Partial<ScheduledAction>[];
  /** What schedules set, one each. */
  readonly copyCounts: readonly number[];
}

export const arbitraryWiring: fc.Arbitrary<Wiring> = fc.constantFrom<Kind>("component", "queue").chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    bounds,
    policies: fc.array(fc.oneof(stepped, stepped, tracked(kind)), { maxLength: 3 }),
    alarms: fc.array(watching(kind), { maxLength: 3 }),
    actions: few(action),
    copyCounts: kind === "component" ? few(fc.constantFrom(0, 1)) : fc.constant([]),
  }),
);

const isStepped = (policy: Wiring["policies"][number]): policy is Partial<StepPolicy> => "steps" in policy;

export function wired({ kind, bounds: ofTarget, policies, alarms, actions: ofActions, copyCounts }: Wiring): Topology {
  const isQueue = kind === "queue";
  const { resourceId, scalableDimension } = isQueue ? variantTarget() : target();
  const id = { resourceId, scalableDimension };
  const plain: readonly Change[] = isQueue
    ? [without(backlogTracking()), without(backlogStepPolicy()), without(backlogAlarm()), variantTarget(ofTarget)]
    : [without(tracking()), without(stepPolicy()), without(wakeAlarm()), target(ofTarget)];
  const changes: readonly Change[] = [
    ...plain,
    ...policies.map((policy, index) => {
      const own = { ...id, address: `policy${index}`, name: `policy${index}` };
      return isStepped(policy) ? stepPolicy({ ...policy, ...own }) : tracking({ ...policy, ...own });
    }),
    ...alarms.map((alarm, index) => wakeAlarm({ ...alarm, address: `alarm${index}`, name: `alarm${index}` })),
    ...ofActions.map((one, index) =>
      scheduledAction({ ...one, ...id, address: `action${index}`, name: `action${index}` }),
    ),
    ...copyCounts.map((copyCount, index) =>
      schedule({
        address: `schedule${index}`,
        name: `schedule${index}`,
        expression: `cron(0 ${7 + index} ? * MON-FRI *)`,
        input: scheduleInput({ copyCount }),
      }),
    ),
  ];
  return isQueue ? asyncTopology(...changes) : topology(...changes);
}
