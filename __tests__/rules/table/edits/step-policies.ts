import { COOLDOWN, PROVIDER_REGION, PUT_POLICY, STEP, STEP_POLICY, TERRAFORM_POLICY } from "../documents";
import { ALL, type EditTable, type Row } from "../edit";

/* aws_appautoscaling_policy with steps */

const STEPS = "step_scaling_policy_configuration";
const FIRST = `${STEPS}.step_adjustment.0`;
const step = (lower: unknown, upper: unknown, adjustment: unknown) => ({
  ...(lower !== undefined && { metric_interval_lower_bound: lower }),
  ...(upper !== undefined && { metric_interval_upper_bound: upper }),
  scaling_adjustment: adjustment,
});

/** What holds for every policy that adds the first unit of capacity. */
const waking: readonly Row[] = [
  [ALL, [undefined], "breaks wake", "the alarm has no policy to run"],
  ["name", ["wake", "w", "x".repeat(256)], "harmless", "the alarm refers to the ARN"],
  ["name", ["x".repeat(257)], "breaks wake", "a name has 1 to 256 characters"],
  ["name", [""], "breaks wake", "a name has 1 to 256 characters"],
  ["policy_type", [undefined], "harmless", "the provider sends StepScaling by default", TERRAFORM_POLICY],
  [
    "policy_type",
    ["TargetTrackingScaling", "SimpleScaling", "stepScaling", "StepScaling "],
    "breaks wake",
    "the type of the other kind, or none of the list",
  ],
  ["service_namespace", ["ecs", "SageMaker"], "breaks wake", "another service, or none of the list"],
  [
    "scalable_dimension",
    ["sagemaker:variant:DesiredProvisionedConcurrency", "ecs:service:DesiredCount"],
    "breaks wake",
    "the dimension of something else",
  ],
  [
    `${STEPS}.adjustment_type`,
    ["Exact", "exactCapacity", "ExactCapacity ", "", undefined],
    "breaks wake",
    "none of the list",
  ],
  [`${STEPS}.adjustment_type`, ["PercentChangeInCapacity"], "breaks wake", "a percentage of no capacity is nothing"],
  [
    `${STEPS}.adjustment_type`,
    ["ChangeInCapacity"],
    "weakens",
    "without a cooldown each minute of a cold start adds one",
    COOLDOWN,
  ],
  [
    ALL,
    [
      { [`${STEPS}.adjustment_type`]: "ChangeInCapacity", [`${STEPS}.cooldown`]: 300 },
      { [`${STEPS}.adjustment_type`]: "ChangeInCapacity", [`${STEPS}.cooldown`]: 600 },
    ],
    "harmless",
    "one more, and then a pause",
    COOLDOWN,
  ],
  [
    ALL,
    [{ [`${STEPS}.adjustment_type`]: "PercentChangeInCapacity", [`${STEPS}.min_adjustment_magnitude`]: 1 }],
    "doubtful",
    "no document states whether the least magnitude counts for a change of nothing",
  ],
  [`${STEPS}.min_adjustment_magnitude`, [1, 2], "harmless", "it counts for percentages only"],
  [`${STEPS}.cooldown`, [0, "0", 60, 300, "300", 600], "harmless", "shorter than the way to zero", COOLDOWN],
  [`${STEPS}.cooldown`, [undefined], "weakens", "the provider sends 0 and the API takes 300", TERRAFORM_POLICY],
  [`${STEPS}.cooldown`, [7200, 86_400], "weakens", "a request after the next sleep has to wait for its end", COOLDOWN],
  [`${STEPS}.cooldown`, [-1], "doubtful", "no document states a least value"],
  [
    `${STEPS}.metric_aggregation_type`,
    ["Average", "Maximum", "Minimum", undefined],
    "harmless",
    "the alarm decides, and the smallest breach is in the first step",
  ],
  [`${STEPS}.metric_aggregation_type`, ["Sum", "maximum", "SampleCount"], "breaks wake", "none of the list"],
  [`${FIRST}.scaling_adjustment`, [1, "1", 2], "harmless", "at least one, and not more than the maximum", STEP],
  [`${FIRST}.scaling_adjustment`, [0, -1, -100], "breaks wake", "the capacity stays at 0", STEP],
  [`${FIRST}.scaling_adjustment`, [10, 1_000_000], "weakens", "more than the maximum: each wake goes up to it", STEP],
  [`${FIRST}.metric_interval_lower_bound`, ["0", 0, "0.0"], "harmless", "the same bound", STEP],
  [
    `${FIRST}.metric_interval_lower_bound`,
    ["1", "0.5", "100", 1],
    "breaks wake",
    "one request lies below the step",
    STEP,
  ],
  [
    `${FIRST}.metric_interval_lower_bound`,
    ["-1", "-0.5"],
    "breaks wake",
    "a negative lower bound wants a step without one: refused",
    STEP,
  ],
  [
    `${FIRST}.metric_interval_lower_bound`,
    [undefined, ""],
    "breaks wake",
    "a step has at least one bound: refused",
    STEP,
  ],
  [`${FIRST}.metric_interval_lower_bound`, ["zero"], "breaks wake", "not a number", STEP],
  [
    `${FIRST}.metric_interval_upper_bound`,
    ["1", "100"],
    "breaks wake",
    "a positive upper bound wants a step without one: refused",
    STEP,
  ],
  [
    `${FIRST}.metric_interval_upper_bound`,
    ["0", "-1"],
    "breaks wake",
    "an upper bound is above the lower one: refused",
    STEP,
  ],
  [`${FIRST}.metric_interval_upper_bound`, [""], "harmless", "the provider reads it as none", TERRAFORM_POLICY],
  [`${STEPS}.step_adjustment`, [[], undefined], "breaks wake", "no step: nothing is added", STEP_POLICY],
  [
    `${STEPS}.step_adjustment`,
    [
      [step("0", "5", 1), step("5", undefined, 2)],
      [step("0", "1", 1), step("1", "2", 2), step("2", undefined, 2)],
    ],
    "harmless",
    "steps that meet",
    STEP_POLICY,
  ],
  [
    `${STEPS}.step_adjustment`,
    [[step("0", "5", 1), step("6", undefined, 2)]],
    "breaks wake",
    "a gap between the steps: refused",
    STEP_POLICY,
  ],
  [
    `${STEPS}.step_adjustment`,
    [
      [step("0", "5", 1), step("4", undefined, 2)],
      [step("0", undefined, 1), step("0", undefined, 2)],
    ],
    "breaks wake",
    "steps that overlap: refused",
    STEP_POLICY,
  ],
  [
    `${STEPS}.step_adjustment`,
    [[step(undefined, "0", 1)]],
    "doubtful",
    "whether a value at the threshold is above or below it is not documented",
    STEP,
  ],
  [STEPS, [undefined], "breaks wake", "a step policy without steps: refused", PUT_POLICY],
  ["region", ["us-east-1"], "harmless", "the Region of the provider", PROVIDER_REGION],
  ["region", ["eu-west-1"], "breaks wake", "the target is in another Region", PROVIDER_REGION],
  ["lifecycle.replace_triggered_by", [undefined], "harmless", "the first deployment is the same"],
];

const sleeping: readonly Row[] = [
  [ALL, [undefined], "breaks sleep", "nothing takes the capacity away"],
  ["name", ["sleep", "x".repeat(256)], "harmless", "the alarm refers to the ARN"],
  ["name", ["x".repeat(257)], "breaks sleep", "a name has at most 256 characters"],
  ["policy_type", ["TargetTrackingScaling"], "breaks sleep", "the type of the other kind"],
  ["service_namespace", ["dynamodb"], "breaks sleep", "another service"],
  [
    "resource_id",
    ["inference-component/nope", "endpoint/nope/variant/AllTraffic"],
    "breaks sleep",
    "it scales something else",
  ],
  [
    `${STEPS}.adjustment_type`,
    ["ChangeInCapacity", "PercentChangeInCapacity"],
    "breaks sleep",
    "a change by 0 is none",
  ],
  [
    ALL,
    [
      { [`${STEPS}.adjustment_type`]: "ChangeInCapacity", [`${FIRST}.scaling_adjustment`]: -1 },
      { [`${STEPS}.adjustment_type`]: "PercentChangeInCapacity", [`${FIRST}.scaling_adjustment`]: -100 },
    ],
    "harmless",
    "it takes some away each time, down to 0",
  ],
  [`${FIRST}.scaling_adjustment`, [1, 2], "breaks sleep", "the capacity stays above 0"],
  [`${FIRST}.scaling_adjustment`, [-1], "breaks sleep", "an exact capacity is not negative: refused", STEP],
  [`${FIRST}.metric_interval_upper_bound`, ["0", 0], "harmless", "the same bound", STEP],
  [`${FIRST}.metric_interval_upper_bound`, ["-1", "-0.5"], "breaks sleep", "idleness lies above the step", STEP],
  [
    `${FIRST}.metric_interval_upper_bound`,
    ["1", undefined],
    "breaks sleep",
    "a positive bound wants a step without one, and a step has a bound: refused",
    STEP,
  ],
  [
    `${FIRST}.metric_interval_lower_bound`,
    ["0", "-1"],
    "breaks sleep",
    "an empty step, or a negative bound without a step below it: refused",
    STEP,
  ],
  [`${STEPS}.cooldown`, [0, 60, 300], "harmless", "the copies go once", COOLDOWN],
  [`${STEPS}.metric_aggregation_type`, ["Average", "Minimum", undefined], "harmless", "all data is 0"],
  [`${STEPS}.step_adjustment`, [[]], "breaks sleep", "no step", STEP_POLICY],
  ["region", ["eu-west-1"], "breaks sleep", "the target is in another Region", PROVIDER_REGION],
];

const elsewhere: readonly Row[] = [
  ["resource_id", ["inference-component/chat-small"], "breaks wake", "it scales the other component"],
  [
    "resource_id",
    ["inference-component/nope", "endpoint/chat/variant/AllTraffic"],
    "breaks wake",
    "it scales what is not there",
  ],
  [
    "resource_id",
    ["inference-component/chat-large"],
    "harmless",
    "the same name: the namespace still refers to the target",
    TERRAFORM_POLICY,
  ],
  [
    ALL,
    [
      {
        resource_id: "inference-component/chat-large",
        service_namespace: "sagemaker",
        scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
        "lifecycle.replace_triggered_by": undefined,
      },
    ],
    "breaks both",
    "without a reference it does not wait for its target",
    TERRAFORM_POLICY,
  ],
  [
    ALL,
    [
      {
        resource_id: "inference-component/chat-large",
        depends_on: ["aws_appautoscaling_target.Chat_Large_Scaling_Target"],
      },
    ],
    "harmless",
    "the same name, and it waits for its target",
    TERRAFORM_POLICY,
  ],
  ["name", ["chat-large-tracking"], "breaks both", "one of two policies of one name overwrites the other"],
];

const queueElsewhere: readonly Row[] = [
  [
    "resource_id",
    ["endpoint/ocr/variant/Nope", "endpoint/nope/variant/AllTraffic", "inference-component/ocr"],
    "breaks wake",
    "it scales what is not there",
  ],
];

/** Tracking of the backlog still wakes a queue, when more requests wait than it aims at. */
const besideTracking = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([at, values, expected, ...reasons]) => [
    at,
    values,
    expected === "breaks wake" ? "breaks one way" : expected,
    ...reasons,
  ]);

export const stepPolicies: readonly EditTable[] = [
  {
    wiring: "components",
    on: "aws_appautoscaling_policy.Chat_Large_Scaling_Wake",
    source: STEP_POLICY,
    rows: [...waking, ...elsewhere],
  },
  {
    wiring: "queue",
    on: "aws_appautoscaling_policy.Ocr_Scaling_Wake",
    source: STEP_POLICY,
    rows: besideTracking([...waking, ...queueElsewhere]),
  },
  { wiring: "idle", on: "aws_appautoscaling_policy.Chat_Large_Scaling_Sleep", source: STEP_POLICY, rows: sleeping },
  { wiring: "idle", on: "aws_appautoscaling_policy.Ocr_Scaling_Sleep", source: STEP_POLICY, rows: sleeping },
];
