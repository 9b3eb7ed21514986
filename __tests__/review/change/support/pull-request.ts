import type { ChangeReview } from "../../../../src/review/change/change-review";
import {
  acknowledged,
  behaviour,
  budget,
  change,
  changeReview,
  costs,
  effect,
  endpoint,
  finding,
  findings,
  place,
  range,
  row,
  unchanged,
  value,
  wakePath,
} from "./changes";

const shared = finding({
  id: "S10",
  slug: "pass-role",
  severity: "warning",
  title: "The role must be passed to SageMaker only",
  what: "the policy allows iam:PassRole on every role",
  fix: { hcl: "resources = [aws_iam_role.sagemaker.arn]" },
  place: place("aws_iam_role_policy.deploy", 77),
});

/** A pull request with one endpoint that becomes worse, one that becomes better, one that is new and two unchanged ones. */
export const pullRequest = (): ChangeReview =>
  changeReview({
    sentence: "5 endpoints: 1 worse, 1 better, 1 created, 2 unchanged; USD 1,412.00 → USD 1,268.00 a month",
    judgement: "worse",
    limits: [{ kind: "targeted", text: "the plan is partial: it was made with -target", file: "plan.json" }],
    budgets: [
      budget(),
      budget({
        option: "--max-monthly-cost",
        limit: 1500,
        value: 1268,
        endpoint: null,
        isMet: true,
        text: "all endpoints cost USD 1,268.00 a month, at most USD 1,500.00",
      }),
    ],
    endpoints: [
      chat(),
      embed(),
      rerank(),
      unchanged("search"),
      unchanged("vision", { findings: findings({ unchanged: [shared] }) }),
    ],
    apply: [
      effect({
        kind: "forgets",
        severity: "note",
        what: "aws_sagemaker_model.old leaves the state and stays in AWS",
        why: "The configuration contains a removed block with destroy = false.",
        addresses: ["aws_sagemaker_model.old"],
      }),
    ],
    elsewhere: findings({
      fixed: [
        finding({
          id: "N01",
          slug: "name-length",
          what: "the name has 70 characters",
          place: place("aws_sagemaker_model.long"),
        }),
      ],
    }),
  });

/** A pull request that changes one endpoint of three. */
export const onePullRequest = (): ChangeReview =>
  changeReview({
    sentence: "3 endpoints: 1 worse, 2 unchanged; USD 1,412.00 → USD 1,368.00 a month",
    judgement: "worse",
    budgets: [budget()],
    endpoints: [chat(), unchanged("search"), unchanged("vision")],
  });

const chat = () =>
  endpoint({
    judgement: "worse",
    sentence:
      "still sleeps, no longer wakes on one request; first answer 5 min 2 s → 6 min 6 s; USD 312.00 → USD 268.00 a month",
    after: behaviour({
      firstAnswerSeconds: range(366),
      assumptions: ["The weights have 16 GB.", "Clients retry every 10 s."],
    }),
    rows: [
      row(),
      row({
        what: "wakes on",
        before: "1 request",
        after: "2 requests within 60 s",
        judgement: "worse",
        difference: "1 request more",
      }),
      row({
        what: "first answer",
        before: "5 min 2 s",
        after: "6 min 6 s",
        judgement: "worse",
        difference: "1 min 4 s longer",
      }),
      row({ what: "refused per wake", before: "9 to 15", after: "9 to 15", judgement: "same" }),
      row({
        what: "cost",
        before: "USD 312.00",
        after: "USD 268.00 to USD 401.00",
        judgement: "better",
        difference: "14 % less",
      }),
      row({
        what: "schedules",
        before: "none",
        after: "cron(0 18 ? * FRI *) Europe/Paris: minimum 0, maximum 0",
        judgement: "different",
      }),
      row({ what: "instance type", before: "ml.g5.xlarge", after: "ml.g5.2xlarge", judgement: "different" }),
    ],
    apply: [
      effect({
        kind: "interrupts",
        severity: "error",
        what: "The apply deletes the inference component llama before it creates the new one",
        why: "A change of the model forces replacement.",
        fix: { hcl: "lifecycle { create_before_destroy = true }" },
        addresses: ["aws_cloudcontrolapi_resource.llama"],
        seconds: range(300, 240, 420),
        evidence: "inferred",
      }),
      effect(),
    ],
    findings: findings({
      new: [finding(), shared],
      fixed: [
        finding({
          id: "Z01",
          slug: "minimum-above-zero",
          what: "min_capacity is 1",
          place: place("aws_appautoscaling_target.llm", 30),
        }),
      ],
      unchanged: [
        finding({
          id: "M02",
          slug: "metric-period",
          severity: "note",
          what: "the period is 60 s",
          place: place("aws_cloudwatch_metric_alarm.idle", 55),
        }),
      ],
      acknowledged: [acknowledged({ place: place("aws_appautoscaling_policy.tracking", 33) })],
    }),
    wakePaths: [wakePath("broken")],
    wakePhases: [
      { name: "alarm", seconds: 60 },
      { name: "reaction", seconds: 6 },
      { name: "provisioning", seconds: 180 },
      { name: "image and model", seconds: 90 },
      { name: "load", seconds: 30 },
    ],
    changes: [
      change(),
      change({
        address: "aws_cloudcontrolapi_resource.llama",
        type: "aws_cloudcontrolapi_resource",
        action: "replace",
        attributes: [
          {
            path: "desired_state.Specification.ModelName",
            before: value("llama-1"),
            after: { kind: "unknown" },
            forcesReplacement: true,
          },
          {
            path: "desired_state.Specification.Token",
            before: { kind: "sensitive" },
            after: { kind: "sensitive" },
            forcesReplacement: false,
          },
        ],
      }),
      change({
        address: "aws_cloudwatch_metric_alarm.old",
        type: "aws_cloudwatch_metric_alarm",
        action: "delete",
        attributes: [],
      }),
    ],
  });

const embed = () =>
  endpoint({
    name: "embed",
    previousName: "embeddings",
    place: place("aws_sagemaker_endpoint.embed", 90),
    after: behaviour({ monthlyCost: costs(700) }),
    findings: findings({ new: [shared] }),
  });

const rerank = () =>
  endpoint({
    name: "rerank",
    place: place("module.rerank.aws_sagemaker_endpoint.this[0]"),
    change: "created",
    judgement: "different",
    sentence: "sleeps when idle for about 25 min, wakes on one request; USD 300.00 a month",
    before: null,
    rows: [row({ before: null, after: "25 min without requests", judgement: "different" })],
    apply: [
      effect({
        kind: "starts awake",
        severity: "note",
        what: "rerank starts with 1 instance",
        why: "A new endpoint starts its instances.",
      }),
    ],
  });
