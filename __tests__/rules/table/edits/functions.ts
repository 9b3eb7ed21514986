import {
  CREATE_FUNCTION,
  CREATE_SCHEDULE,
  IAM_ELEMENTS,
  INVOKE_CONFIG,
  LAMBDA_PERMISSION,
  SCHEDULE_TYPES,
  SCHEDULER_ROLE,
  SCHEDULER_TRUST,
  UNIVERSAL_TARGETS,
} from "../documents";
import { ALL, type EditTable } from "../edit";

/*
 * The function that puts an endpoint to sleep. Tracking takes the copies away without it, later: what breaks it leaves
 * the verdicts as they are. What a function does is not in a plan; its schedules and their role are judged as those that
 * call SageMaker.
 */

const FUNCTION = "aws_lambda_function.Chat_SleepSchedules_Function";
const UNREAD = "functions are not read, and the endpoint sleeps without it";

export const functions: readonly EditTable[] = [
  {
    wiring: "sleeper",
    on: FUNCTION,
    source: CREATE_FUNCTION,
    rows: [
      ["description", ["", undefined], "harmless", "a description changes no behaviour"],
      ["memory_size", [256, 512, 1024], "harmless", "enough for a few calls"],
      ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
      ["architectures", [["arm64"], ["x86_64"]], "harmless", "the code is JavaScript"],
      ["timeout", [900, 600], "harmless", "enough for a few calls"],
      ["publish", [true, false], "harmless", "the schedule calls the latest code"],
      ["tracing_config", [{ mode: "Active" }], "harmless", "tracing changes no behaviour"],
      ["source_code_hash", ["another"], "harmless", "it says when to upload"],
      ["timeout", [1, 0, 901], "doubtful", UNREAD],
      ["handler", ["index.other", ""], "doubtful", UNREAD],
      ["runtime", ["nodejs4.3", "python3.12"], "doubtful", UNREAD],
      ["reserved_concurrent_executions", [0], "doubtful", UNREAD],
      ["role", ["arn:aws:iam::123456789012:role/another"], "doubtful", UNREAD],
      [
        "vpc_config",
        [{ subnet_ids: ["subnet-1"], security_group_ids: ["sg-1"] }],
        "doubtful",
        "without a way to the internet or endpoints of AWS's services it calls nothing",
      ],
    ],
  },
  {
    wiring: "sleeper",
    on: "aws_lambda_function_event_invoke_config.Chat_SleepSchedules_Function_Invocation",
    source: INVOKE_CONFIG,
    rows: [
      [ALL, [undefined], "harmless", "Lambda tries again twice by default"],
      ["maximum_retry_attempts", [0, 1, 2], "harmless", "how often it is tried again"],
      ["maximum_event_age_in_seconds", [60, 21_600], "harmless", "for how long it is tried again"],
      [
        "destination_config",
        [undefined],
        "doubtful",
        "what failed is gone: the destinations of functions are not read",
      ],
    ],
  },
  {
    wiring: "sleeper",
    on: "aws_lambda_permission.Chat_SleepSchedules",
    source: LAMBDA_PERMISSION,
    rows: [
      [
        ALL,
        [
          {
            action: "lambda:InvokeFunction",
            function_name: `\${${FUNCTION}.function_name}`,
            principal: "scheduler.amazonaws.com",
          },
          { action: "lambda:InvokeFunction", function_name: "other", principal: "events.amazonaws.com" },
        ],
        "harmless",
        "the scheduler calls it with its role, whatever the policy of the function says",
      ],
    ],
  },
  {
    wiring: "sleeper",
    on: "aws_scheduler_schedule.Chat_SleepWindow-Night_Sleep",
    source: CREATE_SCHEDULE,
    rows: [
      [ALL, [undefined], "harmless", "tracking takes the copies away"],
      ["schedule_expression", ["cron(0 20 ? * MON-FRI *)"], "harmless", "another time"],
      [
        "schedule_expression",
        ["every evening", "cron(0 19 * * MON-FRI *)", "cron(0 19 ? * MON-FRI 2020)", "at(2020-01-01T00:00:00)"],
        "breaks one way",
        "an expression that is refused, or whose runs are in the past",
        SCHEDULE_TYPES,
      ],
      ["schedule_expression_timezone", ["Paris"], "breaks one way", "no zone of the IANA", SCHEDULE_TYPES],
      ["end_date", ["2020-01-01T00:00:00Z"], "breaks one way", "it has ended"],
      [
        "name",
        ["", "two words", "x".repeat(65)],
        "breaks one way",
        "1 to 64 letters, digits, hyphens, underscores and dots",
      ],
      ["name", ["evening"], "harmless", "nothing refers to the name"],
      ["state", ["enabled"], "breaks one way", "none of the list"],
      ["target.role_arn", [undefined], "breaks one way", "a target has a role"],
      [
        "target.retry_policy",
        [undefined],
        "doubtful",
        "a call of the function that fails is tried again for a day: late, and seldom",
      ],
      ["target.dead_letter_config", [undefined], "weakens", "what failed is gone"],
      [
        "target.input",
        [undefined, "{}", '{"action":"nap"}'],
        "doubtful",
        "what a function takes is not in a document of AWS",
      ],
      [
        "target.arn",
        ["arn:aws:lambda:us-east-1:123456789012:function:other"],
        "doubtful",
        "what another function does is not in the source",
      ],
      [
        "target.arn",
        ["arn:aws:scheduler:::aws-sdk:sagemaker:describeEndpoint"],
        "breaks one way",
        "the operation has none of the members of the input",
        UNIVERSAL_TARGETS,
      ],
      ["state", ["DISABLED"], "doubtful", "tracking takes the copies away: somebody may want it so"],
    ],
  },
  {
    wiring: "sleeper",
    on: "aws_iam_role.Chat_SleepSchedules_Role",
    source: IAM_ELEMENTS,
    rows: [
      [
        "assume_role_policy.Statement.0.Principal.Service",
        ["lambda.amazonaws.com", "events.amazonaws.com"],
        "breaks one way",
        "the scheduler may not assume it",
      ],
      ["assume_role_policy.Statement.0.Condition", [undefined], "harmless", "no condition"],
      [
        "assume_role_policy.Statement.0.Condition.StringEquals.aws:SourceArn",
        ["arn:aws:scheduler:us-east-1:123456789012:schedule-group/default"],
        "breaks one way",
        "the group of another schedule",
        SCHEDULER_TRUST,
      ],
    ],
  },
  {
    wiring: "sleeper",
    on: "aws_iam_role_policy.Chat_SleepSchedules_Grants_Policy",
    source: IAM_ELEMENTS,
    rows: [
      [
        "policy.Statement.0.Action",
        ["lambda:InvokeFunction", "lambda:*", "lambda:Invoke*"],
        "harmless",
        "the action is among them",
      ],
      [
        "policy.Statement.0.Action",
        ["lambda:InvokeFunctionUrl", "lambda:GetFunction", "sagemaker:*", []],
        "breaks one way",
        "the action is not among them",
        SCHEDULER_ROLE,
      ],
      ["policy.Statement.0.Resource", ["*", "arn:aws:lambda:*:*:function:*"], "harmless", "the function is among them"],
      [
        "policy.Statement.0.Resource",
        [
          "arn:aws:lambda:eu-west-1:*:function:*",
          "arn:aws-cn:lambda:*:*:function:*",
          "arn:aws:lambda:*:*:layer:*",
          "arn:aws:sagemaker:*:*:*",
        ],
        "breaks one way",
        "the function is not among them",
        SCHEDULER_ROLE,
      ],
      ["policy.Statement.0.Effect", ["Deny"], "breaks one way", "the role may not call it", SCHEDULER_ROLE],
      ["policy.Statement", [[]], "breaks one way", "the role may do nothing", SCHEDULER_ROLE],
    ],
  },
];
