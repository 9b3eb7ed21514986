import type { CapacityScaling } from "../scaling/capacity-scaling";
import { type PolicyRequest, policyRequests, targetRequest } from "./restore-requests";

export interface RestoreStatesProps {
  readonly partition: string;
  readonly inferenceComponentName: string;
  readonly scaling: CapacityScaling;
  /** For how long the component may still be absent. */
  readonly creationSeconds: number;
  /** Where a failure is told. */
  readonly queueUrl: string;
}

type State = Readonly<Record<string, unknown>>;
type NamedState = readonly [name: string, state: State];

const MINUTE_SECONDS = 60;
const TRANSIENT = { ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 5, MaxAttempts: 6, BackoffRate: 2 };
const TO_FAILURE = [{ ErrorEquals: ["States.ALL"], Next: "TellFailure" }];

/**
 * In Amazon States Language: wait for the component, register the target, put each policy and let its alarm call it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function restoreStates(props: RestoreStatesProps): { readonly StartAt: string; readonly States: object } {
  const restoring = chained([
    ["RegisterTarget", call(props, "applicationautoscaling:registerScalableTarget", targetRequest(props.scaling))],
    ...policyRequests(props.scaling).flatMap((request, index) => policyStates(props, request, index)),
  ]);
  return {
    StartAt: "DescribeComponent",
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
    [
      "DescribeComponent",
      {
        ...describe,
        ResultSelector: { "Status.$": "$.InferenceComponentStatus" },
        // A component that is not there yet cannot be told from a throttled call: both are asked again.
        Retry: [
          {
            ...TRANSIENT,
            IntervalSeconds: MINUTE_SECONDS,
            MaxAttempts: Math.ceil(props.creationSeconds / MINUTE_SECONDS) + 10,
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
          { Variable: "$.Status", StringEquals: "InService", Next: "RegisterTarget" },
          { Variable: "$.Status", StringEquals: "Failed", Next: "TellFailure" },
        ],
        Default: "WaitAMinute",
      },
    ],
    ["WaitAMinute", { Type: "Wait", Seconds: MINUTE_SECONDS, Next: "DescribeComponent" }],
  ];
}

function policyStates(props: RestoreStatesProps, { policy, alarm }: PolicyRequest, index: number): NamedState[] {
  const put = call(props, "applicationautoscaling:putScalingPolicy", policy);
  if (alarm === undefined) {
    return [[`PutPolicy${index}`, put]];
  }
  // Whether a policy that comes back has its old ARN is not documented: the alarm gets the one that it has.
  const request = { ...alarm, "AlarmActions.$": "States.Array($.PolicyArn)" };
  return [
    [`PutPolicy${index}`, { ...put, ResultSelector: { "PolicyArn.$": "$.PolicyARN" } }],
    [`PutAlarm${index}`, call(props, "cloudwatch:putMetricAlarm", request)],
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
function chained(states: readonly NamedState[]): NamedState[] {
  return states.map(([name, state], index) => {
    const next = states[index + 1]?.[0];
    return [name, next === undefined ? { ...state, End: true } : { ...state, Next: next }];
  });
}
