import { type Expression, Fn, type IResolvable, Op, Token } from "cdktf";
import { isToken } from "../checks/check";
import type { CapacityScaling } from "../scaling/capacity-scaling";
import { givenIf } from "../terraform/json";
import { type PolicyRequest, policyRequests, targetRequest } from "./restore-requests";

export interface RestoreStatesProps {
  readonly partition: string;
  readonly inferenceComponentName: string;
  readonly scaling: CapacityScaling;
  /** For how long the component may still be absent. */
  readonly creationSeconds: number;
  /** Where a failure is reported. */
  readonly queueUrl: string;
}

type State = Readonly<Record<string, unknown>>;
type NamedState = readonly [name: string, state: State | IResolvable];
/** A state of the chain, which may be there or not where Terraform alone knows. */
interface Link {
  readonly name: string;
  readonly state: State;
  /** @default - it is there */
  readonly condition?: Expression;
}

const MINUTE_SECONDS = 60;
/** The hours that a component may take to come into service, after which somebody has to look. */
const LONGEST_MINUTES = 240;
const SPARE_ATTEMPTS = 10;
const TRANSIENT = { ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 5, MaxAttempts: 6, BackoffRate: 2 };
const TO_FAILURE = [{ ErrorEquals: ["States.ALL"], Next: "TellFailure" }];

/**
 * In Amazon States Language: wait for the component, register the target, put each policy and let its alarm call it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function restoreStates(props: RestoreStatesProps): { readonly StartAt: string; readonly States: object } {
  const target = call(props, "applicationautoscaling:registerScalableTarget", targetRequest(props.scaling));
  const restoring = chained([
    { name: "RegisterTarget", state: target },
    ...policyRequests(props.scaling).flatMap((request, index) => policyStates(props, request, index)),
  ]);
  return {
    StartAt: "StartCounting",
    States: {
      ...Object.fromEntries(waiting(props)),
      ...Object.fromEntries(restoring),
      ...Object.fromEntries(failing(props)),
    },
  };
}

/** Deleted on Friday, it may be absent for a while: schedules have no order among each other. */
function waiting(props: RestoreStatesProps): NamedState[] {
  const describe = call(props, "sagemaker:describeInferenceComponent", {
    InferenceComponentName: props.inferenceComponentName,
  });
  return [
    ["StartCounting", { Type: "Pass", Result: { minutes: 0 }, Next: "DescribeComponent" }],
    [
      "DescribeComponent",
      {
        ...describe,
        ResultSelector: { "status.$": "$.InferenceComponentStatus" },
        ResultPath: "$.component",
        // A component that is not there yet cannot be told from a throttled call: both are asked again.
        Retry: [
          {
            ...TRANSIENT,
            IntervalSeconds: MINUTE_SECONDS,
            MaxAttempts: attemptsIn(props.creationSeconds),
            BackoffRate: 1,
          },
        ],
        Next: "IsInService",
      },
    ],
    [
      "IsInService",
      {
        Type: "Choice",
        Choices: [
          { Variable: "$.component.status", StringEquals: "InService", Next: "RegisterTarget" },
          { Variable: "$.component.status", StringEquals: "Failed", Next: "TellFailure" },
          // Some stay Creating for days: an endless wait would report no failure.
          { Variable: "$.minutes", NumericGreaterThanEquals: LONGEST_MINUTES, Next: "TellFailure" },
        ],
        Default: "WaitAMinute",
      },
    ],
    ["WaitAMinute", { Type: "Wait", Seconds: MINUTE_SECONDS, Next: "CountTheMinute" }],
    [
      "CountTheMinute",
      { Type: "Pass", Parameters: { "minutes.$": "States.MathAdd($.minutes, 1)" }, Next: "DescribeComponent" },
    ],
  ];
}

/** One a minute, and some more for a component that comes at the last moment. */
function attemptsIn(seconds: number): number {
  return isToken(seconds)
    ? Token.asNumber(Op.add(Fn.ceil(Op.div(seconds, MINUTE_SECONDS)), SPARE_ATTEMPTS))
    : Math.ceil(seconds / MINUTE_SECONDS) + SPARE_ATTEMPTS;
}

function policyStates(props: RestoreStatesProps, { policy, alarm, condition }: PolicyRequest, index: number): Link[] {
  const put = call(props, "applicationautoscaling:putScalingPolicy", policy);
  if (alarm === undefined) {
    return [{ name: `PutPolicy${index}`, state: put, condition }];
  }
  // Whether a policy that comes back has its old ARN is not documented: the alarm gets the one that it has.
  const request = { ...alarm, "AlarmActions.$": "States.Array($.PolicyArn)" };
  return [
    {
      name: `PutPolicy${index}`,
      state: { ...put, ResultSelector: { "PolicyArn.$": "$.PolicyARN" } },
      condition,
    },
    { name: `PutAlarm${index}`, state: call(props, "cloudwatch:putMetricAlarm", request), condition },
  ];
}

/** The execution fails in any case: the message is what somebody finds on Monday. */
function failing({ partition, queueUrl, inferenceComponentName }: RestoreStatesProps): NamedState[] {
  return [
    [
      "TellFailure",
      {
        Type: "Task",
        Resource: `arn:${partition}:states:::sqs:sendMessage`,
        Parameters: {
          QueueUrl: queueUrl,
          MessageBody: {
            message: `${inferenceComponentName} did not get its scaling back: it will not sleep or wake by itself`,
            "execution.$": "$$.Execution.Id",
            "error.$": "$",
          },
        },
        Retry: [TRANSIENT],
        Next: "NotRestored",
      },
    ],
    ["NotRestored", { Type: "Fail", Error: "NotRestored", Cause: "See the message in the dead-letter queue" }],
  ];
}

function call({ partition }: RestoreStatesProps, action: string, parameters: State): State {
  return {
    Type: "Task",
    Resource: `arn:${partition}:states:::aws-sdk:${action}`,
    Parameters: parameters,
    Retry: [TRANSIENT],
    Catch: TO_FAILURE,
  };
}

/** Each state names the next one; the last one ends. */
function chained(links: readonly Link[]): NamedState[] {
  return links.map(({ name, state, condition }, index) => {
    const whole = { ...state, ...transition(links[index + 1], condition) };
    return [name, condition === undefined ? whole : givenIf(condition, whole)];
  });
}

/** Only the last links may be missing, and all for the same reason. */
function transition(next: Link | undefined, condition: Expression | undefined): State {
  if (next === undefined) {
    return { End: true };
  }
  return next.condition === undefined || next.condition === condition
    ? { Next: next.name }
    : { Next: givenIf(next.condition, next.name), End: givenIf(Op.not(next.condition), true) };
}
