import { IAM_ELEMENTS, IAM_ROLE, SCHEDULER_ROLE, SCHEDULER_TRUST } from "../documents";
import { ALL, type EditTable } from "../edit";

/* aws_iam_role and aws_iam_role_policy of EventBridge Scheduler */

const TRUST = "assume_role_policy.Statement.0";
const ARN = `${TRUST}.Condition.StringEquals.aws:SourceArn`;
const ACCOUNT = `${TRUST}.Condition.StringEquals.aws:SourceAccount`;
const FIRST = "policy.Statement.0";
const groupArn = (place: string, group = "nights", partition = "aws"): string =>
  `arn:${partition}:scheduler:${place}:schedule-group/${group}`;
const HERE = "us-east-1:123456789012";
const UPDATE = "sagemaker:UpdateInferenceComponentRuntimeConfig";
const componentArn = (name: string, place = HERE, partition = "aws"): string =>
  `arn:${partition}:sagemaker:${place}:inference-component/${name}`;

export const roles: readonly EditTable[] = [
  {
    wiring: "scheduler",
    on: "aws_iam_role.Chat_SleepSchedules_Role",
    source: SCHEDULER_ROLE,
    rows: [
      ["name", ["scheduler", "r"], "harmless", "schedules refer to the ARN"],
      ["description", ["", undefined], "harmless", "a description changes no behaviour"],
      ["path", ["/", "/scaling/"], "harmless", "schedules refer to the ARN"],
      ["max_session_duration", [3600, 43_200], "harmless", "a call takes seconds", IAM_ROLE],
      ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
      [
        "permissions_boundary",
        ["arn:aws:iam::123456789012:policy/boundary"],
        "doubtful",
        "the boundary is not in the source",
      ],
      ["force_detach_policies", [true], "harmless", "it is not destroyed", IAM_ROLE],
      [
        `${TRUST}.Principal.Service`,
        ["scheduler.amazonaws.com", ["scheduler.amazonaws.com", "lambda.amazonaws.com"]],
        "harmless",
        "the scheduler is among those that it trusts",
      ],
      [
        `${TRUST}.Principal.Service`,
        [
          "events.amazonaws.com",
          "sagemaker.amazonaws.com",
          "lambda.amazonaws.com",
          "scheduler.amazonaws.com.cn",
          "Scheduler.amazonaws.com ",
          ["events.amazonaws.com"],
        ],
        "breaks sleep",
        "the scheduler may not assume it",
      ],
      [
        `${TRUST}.Principal`,
        [{ AWS: "arn:aws:iam::123456789012:root" }, { Federated: "cognito-identity.amazonaws.com" }, {}],
        "breaks sleep",
        "the scheduler may not assume it",
        IAM_ELEMENTS,
      ],
      [
        `${TRUST}.Principal`,
        ["*", { AWS: "*" }],
        "doubtful",
        "whether everybody includes a service is not documented for roles",
        IAM_ELEMENTS,
      ],
      [`${TRUST}.Effect`, ["Deny"], "breaks sleep", "it denies", IAM_ELEMENTS],
      [`${TRUST}.Effect`, ["allow", undefined], "breaks sleep", "Allow or Deny, and required", IAM_ELEMENTS],
      [
        `${TRUST}.Action`,
        ["sts:AssumeRole", ["sts:AssumeRole", "sts:TagSession"], "sts:*", "STS:assumerole", "*"],
        "harmless",
        "actions are compared without case",
        IAM_ELEMENTS,
      ],
      [
        `${TRUST}.Action`,
        ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "iam:PassRole", []],
        "breaks sleep",
        "not the action",
      ],
      ["assume_role_policy.Statement", [[]], "breaks sleep", "it trusts nobody"],
      [
        ARN,
        [groupArn(HERE), [groupArn(HERE), groupArn(HERE, "others")]],
        "harmless",
        "the group of the schedules",
        SCHEDULER_TRUST,
      ],
      [
        ARN,
        [
          groupArn(HERE, "others"),
          groupArn(HERE, "default"),
          groupArn("eu-west-1:123456789012"),
          groupArn(HERE, "nights", "aws-cn"),
          "arn:aws:scheduler:us-east-1:123456789012:schedule/nights/chat-large-Night-sleep",
          "arn:aws:scheduler:us-east-1:123456789012:schedule/nights/*",
          "arn:aws:scheduler:us-east-1:123456789012:schedule-group/*",
          "nights",
          "",
        ],
        "breaks sleep",
        "another group, the schedule itself, or a wildcard that StringEquals compares as it is",
        SCHEDULER_TRUST,
      ],
      [
        `${TRUST}.Condition`,
        [
          undefined,
          {},
          { ArnLike: { "aws:SourceArn": "arn:aws:scheduler:us-east-1:123456789012:schedule-group/*" } },
          { StringLike: { "aws:SourceArn": "arn:aws:scheduler:*:123456789012:schedule-group/nights" } },
          { ArnEquals: { "aws:SourceArn": groupArn(HERE) } },
        ],
        "harmless",
        "no condition, or one that the group meets",
        SCHEDULER_TRUST,
      ],
      [
        `${TRUST}.Condition`,
        [
          { ArnLike: { "aws:SourceArn": "arn:aws:scheduler:us-east-1:123456789012:schedule/nights/*" } },
          { StringLike: { "aws:SourceArn": "arn:aws:scheduler:eu-*:123456789012:schedule-group/nights" } },
          { StringNotEquals: { "aws:SourceArn": groupArn(HERE) } },
        ],
        "breaks sleep",
        "a condition that the group does not meet",
        SCHEDULER_TRUST,
      ],
      [
        ACCOUNT,
        ["123456789012", ["123456789012", "999999999999"]],
        "harmless",
        "the account of the schedule",
        SCHEDULER_TRUST,
      ],
      [ARN, [groupArn("us-east-1:999999999999")], "doubtful", "which account it is applied in is not in the source"],
      [ACCOUNT, ["999999999999"], "doubtful", "which account it is applied in is not in the source"],
      [ACCOUNT, ["", "12345678901"], "breaks sleep", "no number of an account", SCHEDULER_TRUST],
    ],
  },
  {
    wiring: "scheduler",
    on: "aws_iam_role_policy.Chat_SleepSchedules_Grants_Policy",
    source: IAM_ELEMENTS,
    rows: [
      [ALL, [undefined], "breaks sleep", "the role may do nothing"],
      ["name", ["grants"], "harmless", "nothing refers to the name"],
      ["role", ["another-role"], "breaks sleep", "the policy of another role"],
      [`${FIRST}.Effect`, ["Deny"], "breaks sleep", "it denies"],
      [
        `${FIRST}.Action`,
        [
          UPDATE,
          [UPDATE, "sagemaker:DescribeInferenceComponent"],
          "sagemaker:*",
          "sagemaker:Update*",
          "SAGEMAKER:updateinferencecomponentruntimeconfig",
          "*",
          "sagemaker:UpdateInferenceComponentRuntimeConfi?",
        ],
        "harmless",
        "the action is among them",
      ],
      [
        `${FIRST}.Action`,
        [
          "sagemaker:UpdateInferenceComponent",
          "sagemaker:DeleteInferenceComponent",
          "sagemaker:Describe*",
          "sagemaker-runtime:*",
          "sagemaker:UpdateInferenceComponentRuntimeConfig ",
          [],
          undefined,
        ],
        "breaks sleep",
        "the action is not among them",
      ],
      [
        `${FIRST}.NotAction`,
        ["iam:*"],
        "breaks sleep",
        "a statement has an Action or a NotAction: with both it is refused",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
      ],
      [
        `${FIRST}.Resource`,
        [
          "*",
          ["*"],
          componentArn("chat-large"),
          componentArn("*"),
          componentArn("chat-*", "*:*"),
          "arn:aws:sagemaker:*:*:inference-component/chat-larg?",
        ],
        "harmless",
        "the component is among them",
      ],
      [
        `${FIRST}.Resource`,
        [
          componentArn("chat-small"),
          componentArn("nope"),
          componentArn("chat-large", "eu-west-1:123456789012"),
          componentArn("chat-large", HERE, "aws-cn"),
          "arn:aws:sagemaker:us-east-1:123456789012:endpoint/chat",
          "arn:aws:sagemaker:us-east-1:123456789012:inference-component/CHAT-LARGE",
          "inference-component/chat-large",
          [],
        ],
        "breaks sleep",
        "the component is not among them",
      ],
      [
        `${FIRST}.Resource`,
        [componentArn("chat-large", "us-east-1:999999999999")],
        "doubtful",
        "which account it is applied in is not in the source",
      ],
      [
        `${FIRST}.Condition`,
        [{ StringEquals: { "aws:RequestedRegion": "us-east-1" } }],
        "doubtful",
        "what a condition compares with is not in the source",
      ],
      [
        "policy.Statement.2",
        [
          { Effect: "Deny", Action: "sagemaker:*", Resource: "*" },
          { Effect: "Deny", Action: UPDATE, Resource: componentArn("chat-large") },
          { Effect: "Deny", Action: "*", Resource: "*" },
        ],
        "breaks sleep",
        "a denial wins",
      ],
      [
        "policy.Statement.2",
        [
          { Effect: "Deny", Action: "sagemaker:DeleteEndpoint", Resource: "*" },
          { Effect: "Deny", Action: UPDATE, Resource: componentArn("other") },
          { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
        ],
        "harmless",
        "of something else",
      ],
      [
        "policy.Statement.1",
        [undefined],
        "doubtful",
        "what failed is lost: the right to send to the queue is not looked for",
      ],
      ["policy.Statement", [[]], "breaks sleep", "the role may do nothing"],
    ],
  },
];
