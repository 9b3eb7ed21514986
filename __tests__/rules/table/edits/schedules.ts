import {
  CREATE_SCHEDULE,
  FLEXIBLE_WINDOW,
  PROVIDER_REGION,
  RETRY_POLICY,
  SCHEDULE_TARGET,
  SCHEDULE_TYPES,
  UNIVERSAL_TARGETS,
} from "../documents";
import { ALL, type EditTable, type Expected, type Row } from "../edit";

/* aws_scheduler_schedule */

const PREFIX = "arn:aws:scheduler:::aws-sdk:sagemaker";

/** What holds for every schedule. */
const rowsOf = (breaks: Expected): readonly Row[] => [
  [ALL, [undefined], breaks, "nothing does it"],
  ["name", ["evening", "n", "x".repeat(64), "a.b_c-d"], "harmless", "nothing refers to the name"],
  ["name", ["x".repeat(65), "two words", "käse"], breaks, "1 to 64 letters, digits, hyphens, underscores and dots"],
  ["description", ["", "x".repeat(512), undefined], "harmless", "a description changes no behaviour"],
  ["state", ["ENABLED", undefined], "harmless", "enabled is the default"],
  ["state", ["DISABLED"], breaks, "it never runs"],
  ["state", ["enabled", "ON"], breaks, "none of the list"],
  ["schedule_expression", ["cron(0 20 ? * MON-FRI *)", "cron(0 20 * * ? *)"], "harmless", "another time"],
  [
    "schedule_expression",
    ["cron(0 19 ? * MON-FRI 2020-2024)", "at(2020-01-01T00:00:00)"],
    breaks,
    "its runs are in the past",
    SCHEDULE_TYPES,
  ],
  [
    "schedule_expression",
    [
      "cron(0 19 * * MON-FRI *)",
      "cron(0 19 ? * MON-FRI)",
      "cron(0 25 ? * MON-FRI *)",
      "0 19 * * *",
      "every evening",
      "rate(1 days)",
      "at(2027-13-01T00:00:00)",
      "at(2027-01-01)",
      "",
    ],
    breaks,
    "an expression that is refused",
    SCHEDULE_TYPES,
  ],
  ["schedule_expression_timezone", ["UTC", "Asia/Tokyo", undefined], "harmless", "a zone of the IANA, or UTC by default"],
  ["schedule_expression_timezone", ["Paris", "Europe/Pariss", "CEST"], breaks, "no zone of the IANA", SCHEDULE_TYPES],
  ["schedule_expression_timezone", ["UTC+1"], "doubtful", "AWS's own notebook has it, and the guide wants a zone of the IANA"],
  ["start_date", ["2025-01-01T00:00:00Z", "2026-06-02T00:00:00Z"], "harmless", "it has begun, or soon does"],
  ["end_date", ["2026-05-31T00:00:00Z", "2020-01-01T00:00:00Z"], breaks, "it has ended"],
  ["end_date", ["2099-01-01T00:00:00Z"], "harmless", "it goes on for long"],
  [ALL, [{ start_date: "2027-02-01T00:00:00Z", end_date: "2027-01-01T00:00:00Z" }], breaks, "it ends before it begins"],
  ["flexible_time_window", [{ mode: "OFF" }], "harmless", "at its time", FLEXIBLE_WINDOW],
  ["flexible_time_window.mode", ["off", "ON"], breaks, "none of the list", FLEXIBLE_WINDOW],
  ["action_after_completion", ["NONE", undefined], "harmless", "it stays"],
  ["action_after_completion", ["DELETE"], "weakens", "Terraform creates it again after its end, or it is gone"],
  ["kms_key_arn", ["arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-0000-4000-8000-000000000000"], "doubtful", "whether the key lets the scheduler use it is in a policy of its own"],
  ["target.retry_policy.maximum_retry_attempts", [0, 1, 185], "harmless", "how often it is tried again", RETRY_POLICY],
  ["target.retry_policy.maximum_retry_attempts", [186, -1], breaks, "0 to 185", RETRY_POLICY],
  ["target.retry_policy.maximum_event_age_in_seconds", [60, 600, 3600, 7200], "harmless", "shorter than until the next run", RETRY_POLICY],
  ["target.retry_policy.maximum_event_age_in_seconds", [59, 86_401], breaks, "60 to 86400", RETRY_POLICY],
  ["target.retry_policy", [undefined], "weakens", "it is tried for a day, and may run after the next one", RETRY_POLICY],
  ["target.retry_policy.maximum_event_age_in_seconds", [86_400], "weakens", "it may run after the next one", RETRY_POLICY],
  ["target.dead_letter_config", [undefined], "weakens", "what failed is gone", SCHEDULE_TARGET],
  ["target.role_arn", [undefined, ""], breaks, "a target has a role", SCHEDULE_TARGET],
  ["target.role_arn", ["arn:aws:iam::123456789012:role/another"], "doubtful", "what a role may do that is elsewhere is not in the source"],
  ["region", ["us-east-1"], "harmless", "the Region of the provider", PROVIDER_REGION],
  ["depends_on", [undefined, []], "harmless", "it runs later than it is created"],
];

const copies: readonly Row[] = [
  ["target.arn", [`${PREFIX}:updateInferenceComponentRuntimeConfig`], "harmless", "the operation, spelled out", UNIVERSAL_TARGETS],
  [
    "target.arn",
    [
      `${PREFIX}:UpdateInferenceComponentRuntimeConfig`,
      `${PREFIX}:updateInferenceComponentRuntimeconfig`,
      `${PREFIX}:updateInferenceComponent`,
      `${PREFIX}:describeInferenceComponent`,
      `${PREFIX}:updateEndpointWeightsAndCapacities`,
      `${PREFIX}`,
      "arn:aws:scheduler:::aws-sdk:SageMaker:updateInferenceComponentRuntimeConfig",
      "arn:aws:scheduler:::aws-sdk:sagemakerruntime:updateInferenceComponentRuntimeConfig",
      "arn:aws:lambda:us-east-1:123456789012:function:other",
      "",
    ],
    "breaks sleep",
    "another operation, or none",
    UNIVERSAL_TARGETS,
  ],
  ["target.arn", ["arn:aws-cn:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig"], "breaks sleep", "another partition than that of the Region", UNIVERSAL_TARGETS],
  ["target.input", [undefined, "", "{}", "{", "[]", '"text"'], "breaks sleep", "the operation has required members", UNIVERSAL_TARGETS],
  ["target.input.InferenceComponentName", [undefined, "", "nope", "chat_large", "Chat Large"], "breaks sleep", "it names no component"],
  ["target.input.inferenceComponentName", ["chat-large"], "breaks sleep", "no such member: the API has it in upper camel case"],
  ["target.input.DesiredRuntimeConfig", [undefined, {}, 0], "breaks sleep", "no count"],
  ["target.input.DesiredRuntimeConfig.CopyCount", [0, "0"], "harmless", "0 copies"],
  ["target.input.DesiredRuntimeConfig.CopyCount", [1, 2], "breaks sleep", "copies stay"],
  ["target.input.DesiredRuntimeConfig.CopyCount", [-1, "none"], "breaks sleep", "no count of copies: refused"],
  ["target.input.DesiredRuntimeConfig.copyCount", [0], "breaks sleep", "no such member beside the right one"],
  ["target.input.Extra", [1], "breaks sleep", "no such member"],
  ["flexible_time_window", [{ mode: "FLEXIBLE", maximum_window_in_minutes: 15 }], "harmless", "asleep a little later", FLEXIBLE_WINDOW],
  ["flexible_time_window", [{ mode: "FLEXIBLE" }, { mode: "FLEXIBLE", maximum_window_in_minutes: 1441 }, { mode: "OFF", maximum_window_in_minutes: 5 }], "breaks sleep", "a flexible window has 1 to 1440 minutes, and another one none", FLEXIBLE_WINDOW],
  ["group_name", ["others", undefined], "breaks sleep", "the trust policy of its role names another group"],
  ["region", ["eu-west-1"], "breaks sleep", "the component is in another Region", PROVIDER_REGION],
];

const morning: readonly Row[] = [
  [ALL, [undefined], "harmless", "a request wakes it"],
  ["flexible_time_window", [{ mode: "FLEXIBLE", maximum_window_in_minutes: 60 }], "weakens", "awake up to an hour later than it should", FLEXIBLE_WINDOW],
  ["target.input.DesiredRuntimeConfig.CopyCount", [1, 2, 3], "harmless", "within the maximum"],
  ["target.input.DesiredRuntimeConfig.CopyCount", [4, 100], "breaks one way", "above the maximum of the target: it is cut back"],
  ["target.input.DesiredRuntimeConfig.CopyCount", [0], "doubtful", "it wakes nothing, and requests do: whether it is meant cannot be told"],
  ["schedule_expression", ["cron(0 19 ? * MON-FRI *)"], "breaks one way", "two schedules at the same time: either may be last"],
  ["state", ["DISABLED"], "doubtful", "requests wake it: somebody may want it so"],
];

export const schedules: readonly EditTable[] = [
  {
    wiring: "scheduler",
    on: "aws_scheduler_schedule.Chat_Large_SleepWindow-Night_Sleep",
    source: CREATE_SCHEDULE,
    rows: [...rowsOf("breaks sleep"), ...copies],
  },
  {
    wiring: "scheduler",
    on: "aws_scheduler_schedule.Chat_Large_SleepWindow-Night_Wake",
    source: CREATE_SCHEDULE,
    rows: morning,
  },
];
