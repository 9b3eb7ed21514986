import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
const ROLE = "arn:aws:iam::123456789012:role/machine";
const local = useLocal();
const sfn = () => local().sdk.sfn;

const create = (States: object, StartAt = Object.keys(States)[0], more: object = {}) =>
  sfn().send(
    new CreateStateMachineCommand({
      name: "machine",
      roleArn: ROLE,
      definition: JSON.stringify({ StartAt, States, ...more }),
    }),
  );
const start = async (input: unknown = {}) =>
  (await sfn().send(new StartExecutionCommand({ stateMachineArn: MACHINE, input: JSON.stringify(input) })))
    .executionArn;
const told = async (executionArn: string | undefined) => {
  const { status, output, error } = await sfn().send(new DescribeExecutionCommand({ executionArn }));
  return { status, ...(output !== undefined && { output: JSON.parse(output) }), ...(error !== undefined && { error }) };
};
const run = async (States: object, input: unknown = {}) => {
  await create(States);
  const arn = await start(input);
  await local().aws.tick();
  return told(arn);
};

const aws = (action: string, Parameters: object, more: object = {}) => ({
  Type: "Task",
  Resource: `arn:aws:states:::aws-sdk:${action}`,
  Parameters,
  ...more,
});

describe("an execution", () => {
  it.each([
    ["a text", '{"inputs":"hi"}'],
    ["members", { inputs: "hi" }],
  ])("sends a request with a body of %s", async (_what, Body) => {
    await hostComponent(local());
    const request = { EndpointName: "llm", InferenceComponentName: "llama", Body };
    const ended = await run({ Ask: aws("sagemakerruntime:invokeEndpoint", request, { End: true }) });
    expect(ended).toMatchObject({ status: "SUCCEEDED", output: { Body: '{"inputs":"hi"}' } });
  });

  it("passes values on by paths, templates and intrinsic functions", async () => {
    const pass = {
      Type: "Pass",
      Parameters: {
        "sum.$": "States.MathAdd($.list[1], 1)",
        "text.$": "States.Format('{} of {}', $.name, States.ArrayLength($.list))",
        "list.$": "States.Array($.name, 'b, c')",
        "machine.$": "$$.StateMachine.Name",
      },
      ResultPath: "$.made.here",
      OutputPath: "$.made",
      End: true,
    };
    expect(await run({ pass }, { name: "a", list: [1, 2] })).toEqual({
      status: "SUCCEEDED",
      output: { here: { sum: 3, text: "a of 2", list: ["a", "b, c"], machine: "machine" } },
    });
  });

  it.each([
    [4, "small"],
    [5, "large"],
    [undefined, "none"],
  ])("chooses: %s is %s", async (size, expected) => {
    const end = { Type: "Pass", End: true };
    const Choices = [
      { Not: { Variable: "$.size", IsPresent: true }, Next: "none" },
      { Variable: "$.size", NumericGreaterThanEquals: 5, Next: "large" },
    ];
    const states = {
      choose: { Type: "Choice", Choices, Default: "small" },
      small: { ...end, Result: "small" },
      large: { ...end, Result: "large" },
      none: { ...end, Result: "none" },
    };
    expect((await run(states, { size })).output).toBe(expected);
  });

  it("waits by the clock, and can be stopped meanwhile", async () => {
    await create({ wait: { Type: "Wait", Seconds: 3600, Next: "done" }, done: { Type: "Succeed" } });
    const [first, second] = [await start(), await start()];
    local().clock.advance(3599);
    expect(await told(first)).toEqual({ status: "RUNNING" });
    await sfn().send(new StopExecutionCommand({ executionArn: second, error: "Enough" }));
    local().clock.advance(1);
    expect(await told(first)).toEqual({ status: "SUCCEEDED", output: {} });
    expect(await told(second)).toEqual({ status: "ABORTED", error: "Enough" });
    const { executions } = await sfn().send(
      new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: "ABORTED" }),
    );
    expect(executions?.map(({ executionArn }) => executionArn)).toEqual([second]);
    const { events } = await sfn().send(new GetExecutionHistoryCommand({ executionArn: first }));
    expect(events?.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "WaitStateEntered",
      "WaitStateExited",
      "SucceedStateEntered",
      "ExecutionSucceeded",
    ]);
  });

  it.each([
    ["seconds that are a text", { SecondsPath: "$.for" }, { for: "60" }],
    ["seconds below 0", { SecondsPath: "$.for" }, { for: -1 }],
    ["no seconds", { SecondsPath: "$.for" }, { for: null }],
    ["a timestamp that is none", { TimestampPath: "$.until" }, { until: "soon" }],
    ["a number for a timestamp", { TimestampPath: "$.until" }, { until: 0 }],
  ])("fails instead of going on at once where a Wait state finds %s", async (_what, wait, input) => {
    const ended = await run({ wait: { Type: "Wait", ...wait, Next: "done" }, done: { Type: "Succeed" } }, input);
    expect(ended).toEqual({ status: "FAILED", error: "States.Runtime" });
  });

  it("does not wait for 0 seconds, nor for a time that is over", async () => {
    const waits = {
      wait: { Type: "Wait", SecondsPath: "$.for", Next: "until" },
      until: { Type: "Wait", TimestampPath: "$.until", Next: "done" },
      done: { Type: "Succeed" },
    };
    const input = { for: 0, until: "2020-01-01T00:00:00Z" };
    expect(await run(waits, input)).toEqual({ status: "SUCCEEDED", output: input });
  });

  it("times out with its machine", async () => {
    await create({ wait: { Type: "Wait", Seconds: 3600, End: true } }, "wait", { TimeoutSeconds: 60 });
    const arn = await start();
    local().clock.advance(60);
    expect(await told(arn)).toEqual({ status: "TIMED_OUT" });
  });

  it("retries a task with growing intervals, then catches its error", async () => {
    const describe = aws(
      "sagemaker:describeEndpoint",
      { EndpointName: "none" },
      {
        Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 5, MaxAttempts: 2, BackoffRate: 2 }],
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.why", Next: "caught" }],
        End: true,
      },
    );
    await create({ describe, caught: { Type: "Pass", End: true } });
    const arn = await start({ kept: 1 });
    local().clock.advance(14);
    expect(await told(arn)).toEqual({ status: "RUNNING" });
    local().clock.advance(1);
    expect(await told(arn)).toMatchObject({
      status: "SUCCEEDED",
      output: { kept: 1, why: { Error: "SageMaker.ValidationException" } },
    });
    expect(
      local()
        .aws.journal.entries()
        .filter(({ by }) => by === "stepfunctions"),
    ).toHaveLength(3);
  });

  it.each([
    ["that says so", { fail: { Type: "Fail", Error: "Broken", Cause: "by design" } }, "Broken"],
    [
      "whose task fails",
      { task: aws("sagemaker:describeEndpoint", { EndpointName: "a" }, { End: true }) },
      "SageMaker.ValidationException",
    ],
    [
      "whose path leads nowhere",
      { pass: { Type: "Pass", InputPath: "$.none", End: true } },
      "States.ParameterPathFailure",
    ],
  ])("%s fails", async (_which, states, error) => {
    expect(await run(states)).toEqual({ status: "FAILED", error });
  });
});

describe("a machine that local AWS would not execute", () => {
  it.each([
    ["states of type Parallel, as all is", { all: { Type: "Parallel", Branches: [], End: true } }, {}],
    [
      "states of type Map, as all is",
      { all: { Type: "Map", End: true, ItemProcessor: { StartAt: "one", States: { one: { Type: "Succeed" } } } } },
      {},
    ],
    ["does not evaluate JSONata", { one: { Type: "Succeed" } }, { QueryLanguage: "JSONata" }],
    ["does not evaluate JSONata, as state one", { one: { Type: "Succeed", QueryLanguage: "JSONata" } }, {}],
    ["does not keep variables, as state one", { one: { Type: "Pass", Assign: { n: 1 }, End: true } }, {}],
    [
      "tasks of arn:aws:states:::sqs:sendMessage.waitForTaskToken, as one is",
      { one: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", End: true } },
      {},
    ],
  ])("is refused when it is created: it %s", async (problem, states, more) => {
    await expect(create(states, undefined, more)).rejects.toMatchObject({
      name: "InvalidDefinition",
      message: expect.stringContaining(problem),
    });
    await expect(start()).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });

  it("is another one than one in JSONPath, with the member that says so", async () => {
    await create({ one: { Type: "Succeed" } }, "one", { QueryLanguage: "JSONPath" });
    expect(await start()).toContain(":execution:machine:");
  });
});

it("a state machine that starts itself again and again is throttled, and local AWS goes on", async () => {
  const again = aws("sfn:startExecution", { "StateMachineArn.$": "$$.StateMachine.Id", Input: "{}" }, { End: true });
  await create({ Again: again });
  await start();
  local().clock.advance(60);
  await local().aws.tick();
  const { executions = [] } = await sfn().send(
    new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: "FAILED" }),
  );
  expect(executions).toHaveLength(1);
  expect(await told(executions[0]?.executionArn)).toMatchObject({ error: "Sfn.ThrottlingException" });
  // A second later, it can be started again.
  expect(await start()).toBeDefined();
});
