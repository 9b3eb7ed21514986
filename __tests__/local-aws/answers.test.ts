import { CreateFunctionCommand } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import { SETTLING_SECONDS } from "../../src/local-aws/services/lambda/function-changes";
import { SERVICES } from "../../src/local-aws/services/services";
import { answerProblems } from "./support/answer-problems";
import { ComponentStory } from "./support/component-story";
import { hostComponent } from "./support/hosting";
import { type Local, startLocal } from "./support/local";
import { QueueStory } from "./support/queue-story";
import { hostQueue, INSTANCES, register } from "./support/recipe-calls";
import { pass, putAlarm, putSteps, putTracking, registerTarget, TARGET } from "./support/scaling";
import { MODELLED } from "./support/sdk-models";

/* Answers of what happens by itself, as they are before a protocol writes them, by the models of the services. */

const REGION = "us-east-1";
const ROLE = "arn:aws:iam::123456789012:role/any";
const BODY = Buffer.from("{}");
const COMPONENT = [{ Name: "InferenceComponentName", Value: "llama" }];
const REFUSALS = { Namespace: "AWS/SageMaker", MetricName: "NoCapacityInvocationFailures", Dimensions: COMPONENT };

let local: Local;
beforeEach(async () => {
  local = await startLocal({ settings: { timing: "aws-blog-8b", container: { kind: "stub", seconds: 1 } } });
});
afterEach(async () => {
  await local.stop();
  expect(local.failures).toEqual([]);
});

type Call = readonly [service: string, operation: string, input: object];

async function answerTo([service, name, input]: Call): Promise<object> {
  const operation = SERVICES.find((one) => one.name === service)?.operations[name];
  if (operation === undefined) {
    throw new Error(`there is no ${service} ${name}`);
  }
  return operation(input, local.aws.call(REGION));
}

/** A function that answers with what it gets. */
async function deploy(): Promise<void> {
  const code = zipSync({ "index.js": Buffer.from("exports.handler = async (event) => event;") });
  await local.sdk.lambda.send(
    new CreateFunctionCommand({
      FunctionName: "worker",
      Role: ROLE,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: code },
    }),
  );
  await pass(local, SETTLING_SECONDS);
}

/** Calls one after the other. @returns what is wrong with the answers, by the operation */
async function problemsIn(calls: readonly Call[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const call of calls) {
    const model = MODELLED.find(({ service, name }) => service === call[0] && name === call[1]);
    if (model === undefined) {
      throw new Error(`there is no model of ${call[1]}`);
    }
    found.push(...answerProblems(model.output, await answerTo(call)).map((problem) => `${call[1]} ${problem}`));
  }
  return found;
}

it("a component that slept, was refused and woke is described by the models", async () => {
  await hostComponent(local);
  await registerTarget(local, { MaxCapacity: 2 });
  await putTracking(local, {
    CustomizedMetricSpecification: undefined,
    PredefinedMetricSpecification: {
      PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
    },
  });
  const AlarmActions = [await putSteps(local, { Cooldown: 60 })];
  await putAlarm(local, { AlarmName: "refused", ...REFUSALS, Statistic: "Sum", Period: 30, AlarmActions });
  const story = new ComponentStory(local);
  await story.asleep();
  await pass(local, 3600);
  await story.awake();
  const StartTime = new Date(local.clock.now() - 6 * 3_600_000);
  const EndTime = new Date(local.clock.now());
  const times = { StartTime, EndTime };
  const { Namespace, ...metric } = REFUSALS;
  const query = { Id: "m", MetricStat: { Metric: REFUSALS, Period: 60, Stat: "Sum" } };
  const found = await problemsIn([
    ["cloudwatch", "DescribeAlarms", {}],
    ["cloudwatch", "DescribeAlarmHistory", {}],
    ["cloudwatch", "ListMetrics", { Namespace }],
    ["cloudwatch", "GetMetricData", { ...times, MetricDataQueries: [query] }],
    [
      "cloudwatch",
      "GetMetricStatistics",
      { Namespace, ...metric, ...times, Period: 60, Statistics: ["Sum", "Maximum"] },
    ],
    ["application-autoscaling", "DescribeScalingActivities", { ...TARGET, IncludeNotScaledActivities: true }],
    ["application-autoscaling", "DescribeScalingPolicies", TARGET],
    ["application-autoscaling", "DescribeScalableTargets", { ServiceNamespace: "sagemaker" }],
    [
      "application-autoscaling",
      "PutScheduledAction",
      { ...TARGET, ScheduledActionName: "night", Schedule: "rate(1 day)", ScalableTargetAction: { MaxCapacity: 0 } },
    ],
    ["application-autoscaling", "DescribeScheduledActions", TARGET],
    ["sagemaker", "DescribeInferenceComponent", { InferenceComponentName: "llama" }],
    ["sagemaker", "DescribeEndpoint", { EndpointName: "llm" }],
    ["sagemaker-runtime", "InvokeEndpoint", { EndpointName: "llm", InferenceComponentName: "llama", Body: BODY }],
    [
      "sagemaker",
      "UpdateInferenceComponentRuntimeConfig",
      { InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 2 } },
    ],
  ]);
  expect(found).toEqual([]);
});

it("an asynchronous endpoint is described by the models", async () => {
  await hostQueue(local);
  await register(local, INSTANCES, 2);
  const weights = [{ VariantName: "AllTraffic", DesiredInstanceCount: 0 }];
  const found = await problemsIn([
    ["sagemaker-runtime", "InvokeEndpointAsync", { EndpointName: "llm", InputLocation: "s3://questions/one" }],
    ["sagemaker", "UpdateEndpointWeightsAndCapacities", { EndpointName: "llm", DesiredWeightsAndCapacities: weights }],
    ["sagemaker", "DescribeEndpoint", { EndpointName: "llm" }],
  ]);
  expect(found).toEqual([]);
  await new QueueStory(local).asleep();
});

it("executions, messages, functions and schedules are described by the models", async () => {
  const machine = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
  const task = {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:sqs:sendMessage",
    Parameters: { QueueUrl: `${local.url}/123456789012/results`, MessageBody: "done" },
    Next: "Wait",
  };
  const definition = {
    StartAt: "Pass",
    States: { Pass: { Type: "Pass", Next: "Send" }, Send: task, Wait: { Type: "Wait", Seconds: 60, End: true } },
  };
  const QueueUrl = `${local.url}/123456789012/results`;
  const TopicArn = "arn:aws:sns:us-east-1:123456789012:results";
  const Target = { Arn: "arn:aws:sqs:us-east-1:123456789012:results", RoleArn: ROLE };
  await deploy();
  const before = await problemsIn([
    ["lambda", "Invoke", { FunctionName: "worker", Payload: "{}" }],
    ["sqs", "CreateQueue", { QueueName: "results" }],
    ["sns", "CreateTopic", { Name: "results" }],
    ["sns", "Subscribe", { TopicArn, Protocol: "sqs", Endpoint: Target.Arn, ReturnSubscriptionArn: true }],
    ["sns", "Publish", { TopicArn, Message: "one" }],
    ["sqs", "SendMessage", { QueueUrl, MessageBody: "two" }],
    ["sqs", "ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ["All"] }],
    ["stepfunctions", "CreateStateMachine", { name: "machine", roleArn: ROLE, definition: JSON.stringify(definition) }],
    ["stepfunctions", "StartExecution", { stateMachineArn: machine, name: "first" }],
    ["stepfunctions", "StartExecution", { stateMachineArn: machine, name: "second" }],
    [
      "scheduler",
      "CreateSchedule",
      { Name: "night", ScheduleExpression: "rate(1 day)", FlexibleTimeWindow: { Mode: "OFF" }, Target },
    ],
    ["scheduler", "GetSchedule", { Name: "night" }],
    ["scheduler", "ListSchedules", {}],
  ]);
  const executionArn = "arn:aws:states:us-east-1:123456789012:execution:machine:first";
  const after = async () =>
    problemsIn([
      ["stepfunctions", "DescribeExecution", { executionArn }],
      ["stepfunctions", "GetExecutionHistory", { executionArn }],
      ["stepfunctions", "ListExecutions", { stateMachineArn: machine }],
    ]);
  const running = await after();
  await local.aws.tick();
  const stopped = await problemsIn([
    ["stepfunctions", "StopExecution", { executionArn: executionArn.replace("first", "second") }],
  ]);
  await pass(local, 120);
  expect([before, running, stopped, await after()]).toEqual([[], [], [], []]);
});

describe("an answer", () => {
  const activities = MODELLED.find(({ name }) => name === "DescribeScalingActivities");
  const activity = {
    ActivityId: "1",
    ServiceNamespace: "sagemaker",
    ResourceId: "inference-component/llama",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
    Description: "Setting desired copy count to 0.",
    Cause: "an alarm",
    StartTime: new Date(0),
    StatusCode: "Successful",
  };
  const problemsOf = (more: object) =>
    activities === undefined
      ? []
      : answerProblems(activities.output, { ScalingActivities: [{ ...activity, ...more }] });

  it("by its model has no problem", () => expect(problemsOf({})).toEqual([]));

  it.each([
    ["an unknown member", { Reason: "none" }, [".ScalingActivities.0.Reason is unknown"]],
    ["a required member that is missing", { Cause: undefined }, [".ScalingActivities.0.Cause is missing"]],
    ["another type", { StartTime: 0 }, [".ScalingActivities.0.StartTime is a number"]],
  ])("is told %s of", (_what, more, problems) => expect(problemsOf(more)).toEqual(problems));
});
