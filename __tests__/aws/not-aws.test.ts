import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createRawServer } from "node:net";
import { ACCESS, type CallName } from "../../src/aws/access";
import { checkAnswer } from "../../src/aws/answers/check-answer";
import { scaleToZero } from "../support/command-line";
import { awsOf, useCredentials } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";
import { urlOf } from "./support/listening";

useCredentials();
useQuickCalls();

const servers: { close(): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer((request, response) => {
    request.resume().once("end", () => answer(request, response));
  });
  servers.push(server);
  return urlOf(server);
}

/** Answers everything with this, as JSON. */
const answering = (body: unknown) =>
  serve((_, response) => {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
  });

const ARN = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm";

const described = {
  EndpointName: "llm",
  EndpointArn: ARN,
  EndpointConfigName: "llm-1",
  EndpointStatus: "InService",
  CreationTime: 1_700_000_000,
  LastModifiedTime: 1_700_000_000,
  ProductionVariants: [{ VariantName: "main", CurrentInstanceCount: 1, DesiredInstanceCount: 1 }],
};

const without = (name: keyof typeof described) => {
  const { [name]: _, ...rest } = described;
  return rest;
};

const refusalOf = (url: string) =>
  awsOf({ url })
    .sagemaker.describeEndpoint("llm")
    .then(
      () => undefined,
      (error: unknown) => error,
    );

const notAws = (url: string, problem: string) => ({
  reason: "service",
  message: `${url} did not return a valid AWS response (sagemaker:DescribeEndpoint for endpoint llm: ${problem}): check AWS_ENDPOINT_URL, and whether a proxy answers instead of AWS`,
});

describe("what answers in the place of AWS is named, with what is wrong", () => {
  it.each([
    ["an answer without anything", {}, "EndpointName is missing"],
    ["one without the status", without("EndpointStatus"), "EndpointStatus is missing"],
    ["one without a time", without("LastModifiedTime"), "LastModifiedTime is missing"],
    ["one that is null", { ...described, EndpointArn: null }, "EndpointArn is missing"],
    [
      "a variant without its name",
      { ...described, ProductionVariants: [{ CurrentInstanceCount: 1 }] },
      "ProductionVariants[0].VariantName is missing",
    ],
    [
      "a count that is a text",
      { ...described, ProductionVariants: [{ VariantName: "main", CurrentInstanceCount: "1" }] },
      "ProductionVariants[0].CurrentInstanceCount is not a number",
    ],
    ["a name that is a structure", { ...described, EndpointStatus: { a: 1 } }, "EndpointStatus is not a text"],
    [
      "another endpoint than the one that was asked for",
      { ...described, EndpointName: "chat" },
      'EndpointName is "chat", and "llm" was asked for',
    ],
  ])("%s", async (_, body, problem) => {
    const url = await answering(body);
    expect(await refusalOf(url)).toMatchObject(notAws(url, problem));
  });

  it("a list in the place of a structure", async () => {
    const url = await answering([described]);
    expect(await refusalOf(url)).toMatchObject({
      message: expect.stringMatching(/did not return a valid AWS response/),
    });
  });

  it("a page of HTML, without what is in it", async () => {
    const url = await serve((_, response) => response.writeHead(200).end("<html>log in, hunter2</html>"));
    expect(await refusalOf(url)).toMatchObject(notAws(url, "HTTP 200"));
  });

  it("what does not speak HTTP at all", async () => {
    const server = createRawServer((socket) => socket.on("error", () => undefined).end("220 mail ready\r\n\r\n"));
    servers.push(server);
    const url = await urlOf(server);
    expect(await refusalOf(url)).toMatchObject({
      message: expect.stringMatching(/did not return a valid AWS response \([^)]*: Parse Error/),
    });
  });

  it("a body that is larger than any of AWS's, of which no more is read", async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536))) {
          sent += 65_536;
        }
      };
      response.on("drain", more).writeHead(200).write('{"a":"');
      more();
    });
    expect(await refusalOf(url)).toMatchObject(notAws(url, "the body is larger than 16 MB"));
    // What the machine keeps between two sockets comes on top.
    expect(sent).toBeLessThan(48 * 2 ** 20);
  });
});

it("what AWS does answer is taken, with what a later version of it may add", async () => {
  const url = await answering({ ...described, Added: [1] });
  expect(await awsOf({ url }).sagemaker.describeEndpoint("llm")).toMatchObject({ EndpointStatus: "InService" });
});

it("an endpoint that failed to be created has neither a configuration nor variants", async () => {
  const { EndpointConfigName: _, ProductionVariants: __, ...failed } = { ...described, EndpointStatus: "Failed" };
  const url = await answering(failed);
  expect(await awsOf({ url }).sagemaker.describeEndpoint("llm")).toMatchObject({ EndpointStatus: "Failed" });
});

describe("the command", () => {
  const verify = async (body: unknown, ...more: readonly string[]) =>
    scaleToZero([
      "verify",
      "--endpoint",
      "llm",
      "--timeout",
      "3s",
      "--region",
      "us-east-1",
      "--endpoint-url",
      await answering(body),
      ...more,
    ]);

  it.each([
    ["nothing", {}],
    ["an endpoint without its status", without("EndpointStatus")],
    ["another endpoint", { ...described, EndpointName: "chat" }],
    // DescribeEndpoint is answered, and the list of its components is not.
    ["the endpoint, whatever is asked", described],
  ])("ends with 1 and says so when everything is answered with %s", async (_, body) => {
    const { code, stdout, stderr } = await verify(body);
    expect(code).toBe(1);
    expect(stdout).toMatch(/ error V04 stuck: it was not verified/);
    expect(stderr).toMatch(/^http:\S+ did not return a valid AWS response \(sagemaker:\w+[^\n]*\n$/);
  });
});

describe("each call has members that AWS answers with", () => {
  /** Calls that the API model requires nothing of: an empty answer is one. */
  const MAY_BE_EMPTY: readonly CallName[] = [
    "DescribeScalableTargets",
    "DescribeScalingPolicies",
    "DescribeScheduledActions",
    "DescribeScalingActivities",
    "GetMetricData",
    "DescribeAlarms",
    "DescribeAlarmsForMetric",
    "GetSchedule",
    "ListAttachedRolePolicies",
    "GetPolicy",
    "GetPolicyVersion",
  ];
  const names = Object.keys(ACCESS) as CallName[];

  it.each(names.filter((name) => !MAY_BE_EMPTY.includes(name)))("%s: an empty answer is none", (name) => {
    expect(() => checkAnswer(name, {})).toThrow(/ is missing$/);
  });

  it.each(MAY_BE_EMPTY)("%s: an empty answer is one", (name) => {
    expect(() => checkAnswer(name, {})).not.toThrow();
  });

  it.each(names)("%s: a text is no answer", (name) => {
    expect(() => checkAnswer(name, "ok")).toThrow("it is not a structure");
  });
});

describe("a member that may be missing is no other thing than AWS gives", () => {
  const target = {
    ServiceNamespace: "sagemaker",
    ResourceId: "inference-component/llm",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
    MinCapacity: 0,
    MaxCapacity: 1,
    RoleARN: "arn:aws:iam::123456789012:role/x",
    CreationTime: new Date(0),
  };

  it.each<readonly [CallName, unknown, problem: string]>([
    [
      "DescribeScalableTargets",
      { ScalableTargets: [{ ...target, ScalableTargetARN: { a: 1 } }] },
      "ScalableTargets[0].ScalableTargetARN is not a text",
    ],
    [
      "DescribeScalableTargets",
      { ScalableTargets: [{ ...target, SuspendedState: { ScheduledScalingSuspended: "no" } }] },
      "ScalableTargets[0].SuspendedState.ScheduledScalingSuspended is not a flag",
    ],
    ["DescribeAlarms", { MetricAlarms: [{ StateReason: 7 }] }, "MetricAlarms[0].StateReason is not a text"],
    ["GetSchedule", { FlexibleTimeWindow: { Mode: ["OFF"] } }, "FlexibleTimeWindow.Mode is not a text"],
  ])("in an answer to %s", (name, answer, problem) => {
    expect(() => checkAnswer(name, answer)).toThrow(problem);
  });

  it("and may be missing", () => {
    expect(() => checkAnswer("DescribeScalableTargets", { ScalableTargets: [target] })).not.toThrow();
    expect(() => checkAnswer("DescribeAlarms", { MetricAlarms: [{}] })).not.toThrow();
  });
});
