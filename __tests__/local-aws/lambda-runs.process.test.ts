import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionRecursionConfigCommand,
  InvokeCommand,
  type InvokeCommandInput,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  PutFunctionRecursionConfigCommand,
} from "@aws-sdk/client-lambda";
import { DescribeInferenceComponentCommand, UpdateInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { zipSync } from "fflate";
import { endpointSleeperZip } from "../../src/functions/endpoint-sleeper-asset";
import { SETTLING_SECONDS } from "../../src/local-aws/services/lambda/function-changes";
import { hostComponent } from "./support/hosting";
import { START, startLocal, useLocal } from "./support/local";

const ROLE = "arn:aws:iam::123456789012:role/worker";
const ARN = "arn:aws:lambda:us-east-1:123456789012:function:worker";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:ended";
const local = useLocal();
const lambda = () => local().sdk.lambda;

async function deploy(code: string, input: Partial<CreateFunctionCommandInput> = {}): Promise<void> {
  await lambda().send(
    new CreateFunctionCommand({
      FunctionName: "worker",
      Role: ROLE,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Timeout: 10,
      Code: { ZipFile: zipSync({ "index.js": Buffer.from(code) }) },
      ...input,
    }),
  );
  local().clock.advance(SETTLING_SECONDS);
}

async function invoke(payload: unknown = {}, input: Partial<InvokeCommandInput> = {}) {
  const answer = await lambda().send(
    new InvokeCommand({ FunctionName: "worker", Payload: JSON.stringify(payload), ...input }),
  );
  return { ...answer, payload: JSON.parse(answer.Payload?.transformToString() || "null") };
}

const later = (payload: unknown = {}) => invoke(payload, { InvocationType: "Event" });

async function ended(): Promise<readonly { readonly at: number; readonly body: Record<string, unknown> }[]> {
  const { Messages = [] } = await local().sdk.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: `${local().url}/123456789012/ended`,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ["SentTimestamp"],
    }),
  );
  return Messages.map(({ Body, Attributes }) => ({
    at: (Number(Attributes?.SentTimestamp) - START) / 1000 - SETTLING_SECONDS,
    body: JSON.parse(Body ?? ""),
  }));
}

/** Where the records of asynchronous invocations go. */
async function recordEnds(more: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number } = {}) {
  await local().sdk.sqs.send(new CreateQueueCommand({ QueueName: "ended" }));
  await lambda().send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName: "worker",
      DestinationConfig: { OnSuccess: { Destination: QUEUE }, OnFailure: { Destination: QUEUE } },
      ...more,
    }),
  );
}

const logged = async (filterPattern = "") =>
  (
    await local().sdk.logs.send(new FilterLogEventsCommand({ logGroupName: "/aws/lambda/worker", filterPattern }))
  ).events?.map(({ message = "" }) => message) ?? [];

describe("a function that is invoked", () => {
  it("answers with what it returns, and logs what it prints", async () => {
    await deploy(
      `exports.handler = async ({ name }, { functionName }) => {
      console.log("greets %s", name);
      return { greeting: "hello " + name, functionName, region: process.env.AWS_REGION, mine: process.env.MINE };
    }`,
      { Environment: { Variables: { MINE: "yes" } } },
    );
    const {
      payload,
      StatusCode,
      ExecutedVersion,
      FunctionError,
      LogResult = "",
    } = await invoke({ name: "Ada" }, { LogType: "Tail" });
    expect(payload).toEqual({ greeting: "hello Ada", functionName: "worker", region: "us-east-1", mine: "yes" });
    expect([StatusCode, ExecutedVersion, FunctionError]).toEqual([200, "$LATEST", undefined]);
    expect(Buffer.from(LogResult, "base64").toString()).toContain("INFO\tgreets Ada");
    expect(await logged("greets")).toEqual([expect.stringContaining("greets Ada")]);
  });

  it("that throws answers with its error", async () => {
    await deploy(`exports.handler = async () => { throw new TypeError("no such model"); }`);
    const { payload, FunctionError, StatusCode } = await invoke();
    expect([StatusCode, FunctionError]).toEqual([200, "Unhandled"]);
    expect(payload).toMatchObject({ errorType: "TypeError", errorMessage: "no such model" });
    expect(await logged("no such model")).toHaveLength(1);
  });

  it.each([
    ["exits", "exports.handler = () => process.exit(3)", "Runtime.ExitError"],
    ["has no handler", "exports.other = () => 1", "Runtime.HandlerNotFound"],
    ["cannot be loaded", 'require("nothing"); exports.handler = () => 1', "Runtime.ImportModuleError"],
    ["never ends", "exports.handler = () => new Promise(() => setInterval(() => {}, 10))", "Sandbox.Timedout"],
    ["computes for ever", "exports.handler = () => { for (;;); }", "Sandbox.Timedout"],
  ])("that %s answers with an error of the runtime", async (_what, code, errorType) => {
    await deploy(code, { Timeout: 1 });
    expect((await invoke()).payload).toMatchObject({ errorType });
  });

  it("sees the time of local AWS, and none of the machine's environment", async () => {
    await deploy(`exports.handler = (event, context, callback) =>
      callback(null, { now: Date.now(), year: new Date().getFullYear(), home: process.env.HOME })`);
    const { payload } = await invoke();
    expect(payload.now - START).toBeLessThan(60_000);
    expect(payload).toEqual({ now: expect.any(Number), year: 2026 });
  });

  it("reads the files beside its code, and ES modules", async () => {
    const ZipFile = zipSync({
      "app/main.mjs": Buffer.from('import { word } from "./word.mjs"; export const run = async () => word;'),
      "app/word.mjs": Buffer.from('export const word = "found";'),
    });
    await deploy("", { Handler: "app/main.run", Code: { ZipFile } });
    expect((await invoke()).payload).toBe("found");
  });

  it("is refused while it is created, without room, in another language and when it does not exist", async () => {
    await deploy("exports.handler = () => 1", { Runtime: "python3.13" });
    await expect(invoke()).rejects.toMatchObject({ name: "InvalidRuntimeException" });
    await expect(invoke({}, { FunctionName: "other" })).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await deploy("exports.handler = () => 1", { FunctionName: "fast" });
    await lambda().send(new PutFunctionConcurrencyCommand({ FunctionName: "fast", ReservedConcurrentExecutions: 0 }));
    await expect(invoke({}, { FunctionName: "fast" })).rejects.toMatchObject({ name: "TooManyRequestsException" });
    await expect(invoke({}, { FunctionName: "fast", Payload: "{" })).rejects.toMatchObject({
      name: "InvalidRequestContentException",
    });
  });
});

describe("an asynchronous invocation", () => {
  it("runs at once, and tells its destination", async () => {
    await deploy("exports.handler = async ({ n }) => n + 1");
    await recordEnds();
    expect((await later({ n: 1 })).StatusCode).toBe(202);
    await local().aws.tick();
    const [{ at, body } = { at: -1, body: {} }] = await ended();
    expect(at).toBe(0);
    expect(body).toMatchObject({
      requestContext: { functionArn: `${ARN}:$LATEST`, condition: "Success", approximateInvokeCount: 1 },
      requestPayload: { n: 1 },
      responsePayload: 2,
    });
  });

  it("that fails is tried twice more, after one and two minutes, and then given up", async () => {
    await deploy(`exports.handler = async () => { console.log("tried"); throw new Error("no"); }`, {
      DeadLetterConfig: { TargetArn: QUEUE },
    });
    await recordEnds();
    await later({ n: 1 });
    local().clock.advance(179);
    await local().aws.tick();
    expect(await logged("tried")).toHaveLength(2);
    expect(await ended()).toEqual([]);
    local().clock.advance(1);
    expect(await ended()).toMatchObject([
      { at: 180, body: { requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 } } },
      { at: 180, body: { n: 1 } },
    ]);
    expect(await logged("tried")).toHaveLength(3);
  });

  it("is not tried again when it is too old, or must not be", async () => {
    await deploy(`exports.handler = async () => { throw new Error("no"); }`);
    await recordEnds({ MaximumEventAgeInSeconds: 100 });
    await later();
    local().clock.advance(3600);
    expect(await ended()).toMatchObject([
      { at: 60, body: { requestContext: { condition: "EventAgeExceeded", approximateInvokeCount: 2 } } },
    ]);
  });

  it("waits by the clock of local AWS", async () => {
    await deploy(
      `exports.handler = async () => {
        const started = Date.now();
        await new Promise((resolve) => setTimeout(resolve, 300_000));
        return Date.now() - started;
      }`,
      { Timeout: 900 },
    );
    await recordEnds();
    await later();
    local().clock.advance(299);
    expect(await ended()).toEqual([]);
    local().clock.advance(1);
    expect(await ended()).toMatchObject([{ at: 300, body: { responsePayload: 300_000 } }]);
  });

  it("ends at its timeout by the clock of local AWS", async () => {
    await deploy("exports.handler = () => new Promise((resolve) => setTimeout(resolve, 300_000))", { Timeout: 60 });
    await recordEnds({ MaximumRetryAttempts: 0 });
    await later();
    local().clock.advance(3600);
    expect(await ended()).toMatchObject([{ at: 60, body: { responsePayload: { errorType: "Sandbox.Timedout" } } }]);
  });
});

describe("a function that waits for a timer", () => {
  const scratch = mkdtempSync(join(tmpdir(), "waiting-function-"));
  const note = join(scratch, "folder.txt");
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  /** The folder that the code of the waiting function runs in. */
  async function folderOfWaiting(): Promise<string> {
    await deploy(
      `exports.handler = async () => {
        require("node:fs").writeFileSync(${JSON.stringify(note)}, __dirname);
        await new Promise((resolve) => setTimeout(resolve, 300_000));
      }`,
      { Timeout: 900 },
    );
    await later();
    local().clock.advance(10);
    await local().aws.tick();
    return readFileSync(note, "utf8");
  }

  it("keeps its thread and its code until the timer is due", async () => {
    const folder = await folderOfWaiting();
    expect(existsSync(folder)).toBe(true);
    local().clock.advance(300);
    await local().aws.tick();
    expect(existsSync(folder)).toBe(false);
  });

  it("ends with the server, and its event is due again", async () => {
    const folder = await folderOfWaiting();
    const { store } = local().aws;
    await local().stop();
    expect(existsSync(folder)).toBe(false);
    rmSync(note);
    const again = await startLocal({ store, at: local().clock.now() });
    again.clock.advance(300);
    await again.aws.tick();
    expect(existsSync(readFileSync(note, "utf8"))).toBe(true);
    await again.stop();
  });

  it("ends when everything is deleted", async () => {
    const folder = await folderOfWaiting();
    await local().aws.store.clear();
    expect(existsSync(folder)).toBe(false);
    local().clock.advance(3600);
    await local().aws.tick();
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a function that invokes itself", () => {
  const LAMBDA = JSON.stringify(require.resolve("@aws-sdk/client-lambda"));
  const itself = (type: string) => `
    const { LambdaClient, InvokeCommand } = require(${LAMBDA});
    exports.handler = async ({ n }) => {
      console.log("number " + n);
      if (n < 25) {
        await new LambdaClient({}).send(new InvokeCommand({
          FunctionName: "worker", InvocationType: "${type}", Payload: JSON.stringify({ n: n + 1 }),
        }));
      }
      return n;
    };`;

  it("is stopped after 16 times, and its destination and dead-letter queue get the event", async () => {
    await deploy(itself("Event"), { Timeout: 60, DeadLetterConfig: { TargetArn: QUEUE } });
    await recordEnds();
    await lambda().send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: "worker",
        DestinationConfig: { OnFailure: { Destination: QUEUE } },
      }),
    );
    await later({ n: 1 });
    local().clock.advance(3600);
    await local().aws.tick();
    expect(await logged("number")).toHaveLength(16);
    expect(await ended()).toMatchObject([
      { body: { requestPayload: { n: 17 }, responsePayload: { errorType: "RecursiveInvocationException" } } },
      { body: { n: 17 } },
    ]);
  });

  it("goes on if its configuration allows it", async () => {
    await deploy(itself("Event"), { Timeout: 60 });
    const config = { FunctionName: "worker" };
    expect(await lambda().send(new GetFunctionRecursionConfigCommand(config))).toMatchObject({
      RecursiveLoop: "Terminate",
    });
    await lambda().send(new PutFunctionRecursionConfigCommand({ ...config, RecursiveLoop: "Allow" }));
    await later({ n: 1 });
    local().clock.advance(60);
    await local().aws.tick();
    expect(await logged("number")).toHaveLength(25);
  });

  it("may be invoked any number of times by others", async () => {
    await deploy("exports.handler = async () => console.log('number')");
    for (let n = 0; n < 18; n += 1) {
      await later();
      await local().aws.tick();
    }
    expect(await logged("number")).toHaveLength(18);
  });
});

describe("the answer of a function", () => {
  const MOST = 6_291_556;

  it("may have 6 MB, and no byte more", async () => {
    await deploy("exports.handler = async ({ length }) => 'x'.repeat(length - 2)", { MemorySize: 256 });
    const whole = await invoke({ length: MOST });
    expect([whole.payload.length, whole.FunctionError]).toEqual([MOST - 2, undefined]);
    const cut = await invoke({ length: MOST + 1 });
    expect([cut.StatusCode, cut.FunctionError]).toEqual([200, "Unhandled"]);
    expect(cut.payload).toEqual({
      errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
      errorType: "Function.ResponseSizeTooLarge",
    });
  });

  it("goes nowhere if it is invoked asynchronously, and is no failure then", async () => {
    await deploy("exports.handler = async () => { console.log('ran'); return 'x'.repeat(7e6); }", { MemorySize: 256 });
    await later();
    local().clock.advance(600);
    await local().aws.tick();
    expect(await logged("ran")).toHaveLength(1);
  });
});

describe("the endpoint sleeper", () => {
  const target = {
    ServiceNamespace: "sagemaker" as const,
    ResourceId: "inference-component/llama",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount" as const,
  };
  const state = async () => {
    const { RuntimeConfig } = await local().sdk.sagemaker.send(
      new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
    );
    const { ScalableTargets } = await local().sdk.scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" }),
    );
    return [RuntimeConfig?.DesiredCopyCount, ScalableTargets?.[0]?.MinCapacity];
  };
  const schedule = (action: string, time: string) =>
    local().sdk.scheduler.send(
      new CreateScheduleCommand({
        Name: action,
        ScheduleExpression: `at(${time})`,
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn: ARN, RoleArn: ROLE, Input: JSON.stringify({ action, endpointName: "llm" }) },
      }),
    );
  const to = async (time: string) => {
    local().clock.advance((Date.parse(time) - local().clock.now()) / 1000);
    await local().aws.tick();
  };

  beforeEach(async () => {
    await hostComponent(local());
    await local().sdk.scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 2 }));
    await deploy("", { Timeout: 900, MemorySize: 256, Code: { ZipFile: readFileSync(endpointSleeperZip()) } });
  });

  it("puts an endpoint to sleep and wakes it, by two schedules", async () => {
    await schedule("sleep", "2026-11-21T18:00:00");
    await schedule("wake", "2026-11-23T07:00:00");
    await to("2026-11-21T17:59:59Z");
    expect(await state()).toEqual([1, 1]);
    await to("2026-11-21T18:00:00Z");
    expect(await state()).toEqual([0, 0]);
    await to("2026-11-23T07:00:00Z");
    expect(await state()).toEqual([1, 1]);
  });

  it("waits for an update that is in progress, while time goes on", async () => {
    await schedule("sleep", "2026-11-21T18:00:00");
    await to("2026-11-21T17:59:50Z");
    await local().sdk.sagemaker.send(
      new UpdateInferenceComponentCommand({ InferenceComponentName: "llama", RuntimeConfig: { CopyCount: 2 } }),
    );
    await to("2026-11-21T18:10:00Z");
    expect(await state()).toEqual([0, 0]);
    expect(await logged('"failed"')).toEqual([]);
  });
});
