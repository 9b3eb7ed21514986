import { PROVIDER_REGION, PUT_ACTION, TERRAFORM_TARGET } from "../documents";
import { ALL, type EditTable, type Row } from "../edit";

/* aws_appautoscaling_scheduled_action */

const BOUNDS = "scalable_target_action";

/** The action of the evening. Without it the minimum stays at 1. */
const evening: readonly Row[] = [
  [ALL, [undefined], "breaks sleep", "the minimum stays at 1"],
  ["name", ["evening", "n"], "harmless", "nothing refers to the name"],
  ["name", ["chat-large-Night-wake"], "breaks sleep", "one of two actions of one name overwrites the other"],
  [
    "name",
    ["", " evening", "evening ", "a/b", "a:b", "a|b", "x".repeat(257)],
    "breaks sleep",
    "1 to 256 characters, none of : / |, and no blank at either end",
  ],
  ["name", ["chat_large.evening 1", "é", "x".repeat(256)], "harmless", "nothing refers to the name"],
  ["service_namespace", ["ecs", "SageMaker"], "breaks sleep", "another service, or none of the list"],
  [
    "resource_id",
    ["inference-component/nope", "endpoint/chat/variant/AllTraffic", "chat-large"],
    "breaks sleep",
    "no target is registered under it",
  ],
  [
    "resource_id",
    ["inference-component/chat-large"],
    "harmless",
    "the name, spelled out: it waits for its target all the same",
  ],
  [
    "scalable_dimension",
    ["sagemaker:variant:DesiredInstanceCount", "ecs:service:DesiredCount"],
    "breaks sleep",
    "no target is registered under it",
  ],
  [`${BOUNDS}.min_capacity`, ["0", 0], "harmless", "0 in both of Terraform's spellings"],
  [`${BOUNDS}.min_capacity`, ["1", "2", 3], "breaks sleep", "the minimum stays above 0"],
  [`${BOUNDS}.min_capacity`, ["-1"], "breaks sleep", "a capacity below 0 is refused"],
  [`${BOUNDS}.min_capacity`, [undefined], "breaks sleep", "an action without a bound is refused"],
  [BOUNDS, [{ max_capacity: "3" }], "breaks sleep", "the minimum stays at 1"],
  [
    BOUNDS,
    [
      { min_capacity: "0", max_capacity: "3" },
      { min_capacity: "0", max_capacity: "1" },
    ],
    "weakens",
    "each apply sets the maximum back, which Terraform does not ignore",
    TERRAFORM_TARGET,
  ],
  [
    BOUNDS,
    [{ min_capacity: "0", max_capacity: "0" }],
    "breaks wake",
    "no later action raises the maximum: nothing wakes any more",
  ],
  [BOUNDS, [{ min_capacity: "2", max_capacity: "1" }], "breaks sleep", "a minimum above the maximum is refused"],
  [
    "schedule",
    ["cron(0 18 ? * MON-FRI *)", "cron(30 20 * * ? *)", "cron(0 22 ? * 2-6 *)", "cron(0 0 1 * ? *)"],
    "harmless",
    "another time",
  ],
  [
    "schedule",
    ["rate(1 day)", "rate(12 hours)"],
    "doubtful",
    "it runs each day at the hour of its creation: before or after the action of the morning",
  ],
  [
    "schedule",
    ["cron(0 19 ? * MON-FRI 2020-2024)", "at(2020-01-01T00:00:00)"],
    "breaks sleep",
    "its runs are in the past",
  ],
  [
    "schedule",
    [
      "cron(0 19 * * MON-FRI *)",
      "cron(0 19 ? * MON-FRI)",
      "cron(0 24 ? * MON-FRI *)",
      "cron(60 19 ? * MON-FRI *)",
      "cron(0 19 ? * MO-FR *)",
      "cron(0 19 ? 13 MON-FRI *)",
      "0 19 * * 1-5",
      "rate(0 hours)",
      "every evening",
      "cron()",
      "CRON(0 19 ? * MON-FRI *)",
    ],
    "breaks sleep",
    "an expression that is refused",
  ],
  [
    "schedule",
    ["rate(1 days)", "rate(12 hour)"],
    "doubtful",
    "the API lists both forms of each unit, and EventBridge, whose grammar the guide refers to, refuses these",
  ],
  [
    "schedule",
    ["cron(0 19 ? * MON-FRI *) "],
    "doubtful",
    "what is done with blanks around an expression is not documented",
  ],
  [
    "timezone",
    ["UTC", "America/New_York", "Asia/Kolkata", "Etc/GMT-1", undefined],
    "harmless",
    "a zone of the IANA, or UTC by default",
  ],
  [
    "timezone",
    ["UTC+1", "Paris", "CEST", "Europe/Pariss", "+01:00", "europe / paris"],
    "breaks sleep",
    "no zone of the IANA",
  ],
  ["start_time", ["2026-07-01T00:00:00Z"], "harmless", "it begins next month"],
  ["start_time", ["2025-01-01T00:00:00Z"], "harmless", "it has begun"],
  ["start_time", ["2099-01-01T00:00:00Z"], "doubtful", "it begins when this is forgotten"],
  ["end_time", ["2020-01-01T00:00:00Z", "2026-05-31T23:59:59Z"], "breaks sleep", "it has ended"],
  ["end_time", ["2099-12-31T00:00:00Z"], "harmless", "it goes on for long"],
  [
    ALL,
    [{ start_time: "2027-02-01T00:00:00Z", end_time: "2027-01-01T00:00:00Z" }],
    "breaks sleep",
    "it ends before it begins",
  ],
  ["region", ["us-east-1"], "harmless", "the Region of the provider", PROVIDER_REGION],
  ["region", ["eu-west-1"], "breaks sleep", "the target is in another Region", PROVIDER_REGION],
];

/** The action of the morning. Without it requests wake the component. */
const morning: readonly Row[] = [
  [ALL, [undefined], "harmless", "the minimum is 0 from the first evening on, and requests wake it"],
  ["name", ["morning"], "harmless", "nothing refers to the name"],
  [`${BOUNDS}.min_capacity`, ["1", "2", "3", 1], "harmless", "within the maximum"],
  [`${BOUNDS}.min_capacity`, ["0"], "harmless", "as without it"],
  [`${BOUNDS}.min_capacity`, ["4", "100"], "breaks one way", "above the maximum: the action fails", PUT_ACTION],
  [`${BOUNDS}.min_capacity`, [undefined], "breaks one way", "an action without a bound is refused"],
  [`${BOUNDS}.max_capacity`, ["0"], "breaks one way", "a minimum above the maximum is refused"],
  [
    `${BOUNDS}.max_capacity`,
    ["3", "1"],
    "weakens",
    "each apply sets the maximum back, which Terraform does not ignore",
    TERRAFORM_TARGET,
  ],
  ["schedule", ["cron(0 6 ? * MON-FRI *)", "cron(0 12 * * ? *)"], "harmless", "another time"],
  [
    "schedule",
    ["cron(30 7 * * MON-FRI *)", "every morning", "cron(30 7 ? * MON-FRI)"],
    "breaks one way",
    "an expression that is refused",
  ],
  ["schedule", ["cron(0 19 ? * MON-FRI *)"], "breaks one way", "two actions at the same time: either may be last"],
  ["timezone", ["UTC", undefined], "harmless", "another zone, or UTC by default"],
  ["timezone", ["UTC+1"], "breaks one way", "no zone of the IANA"],
  ["depends_on", [undefined, []], "harmless", "the order of their creation does not matter"],
  ["end_time", ["2020-01-01T00:00:00Z"], "breaks one way", "it has ended"],
];

export const scheduledActions: readonly EditTable[] = [
  {
    wiring: "window",
    on: "aws_appautoscaling_scheduled_action.Chat_Large_SleepWindow-Night_Sleep",
    source: PUT_ACTION,
    rows: evening,
  },
  {
    wiring: "window",
    on: "aws_appautoscaling_scheduled_action.Chat_Large_SleepWindow-Night_Wake",
    source: PUT_ACTION,
    rows: morning,
  },
];
