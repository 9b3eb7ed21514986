import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Aws, openAws } from "../../src/aws/aws";
import { AwsReadError } from "../../src/aws/errors";
import { createConfig } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { awsOf, useCredentials } from "../support/live-stack";
import { urlOf } from "./support/listening";

const local = useLocal();
useCredentials();

const refusalOf = async (call: Promise<unknown>): Promise<AwsReadError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AwsReadError)) {
    throw new Error(`not refused as expected: ${String(error)}`);
  }
  return error;
};

const refuse = (code: string, message: string, status = 400, times?: number) =>
  local().aws.faults.add([{ operation: "DescribeEndpoint", times, effect: { kind: "error", code, message, status } }]);

const calls = () => local().aws.journal.entries().length;
const describeLlm = (aws: Aws = awsOf(local())) => aws.sagemaker.describeEndpoint("llm");

describe("ends at once, with one sentence", () => {
  it("when the credentials have expired", async () => {
    refuse("ExpiredTokenException", "The security token included in the request is expired");
    const error = await refusalOf(describeLlm());
    expect(error.reason).toBe("credentials");
    expect(error.message).toBe(
      "The AWS credentials have expired (sagemaker:DescribeEndpoint: The security token included in the request is expired): log in again, for example with `aws sso login`",
    );
    expect(calls()).toBe(1);
  });

  it("when the credentials are wrong", async () => {
    refuse("UnrecognizedClientException", "The security token included in the request is invalid.", 403);
    const error = await refusalOf(describeLlm());
    expect(error.reason).toBe("credentials");
    expect(error.message).toMatch(
      /^AWS does not accept the credentials .* check AWS_PROFILE.* whether the Region is enabled for the account$/,
    );
    expect(calls()).toBe(1);
  });

  it("when something is not allowed: which action, and which policy allows it", async () => {
    refuse("AccessDeniedException", "User: arn:aws:iam::123456789012:user/ci is not authorized", 403);
    const error = await refusalOf(describeLlm());
    expect(error).toMatchObject({ reason: "permission", action: "sagemaker:DescribeEndpoint" });
    expect(error.message).toBe(
      "sagemaker:DescribeEndpoint for endpoint llm is not allowed (User: arn:aws:iam::123456789012:user/ci is not authorized): allow it; `scale-to-zero verify --print-iam-policy` prints the IAM policy that it requires",
    );
    expect(calls()).toBe(1);
  });

  it("when AWS does not understand", async () => {
    refuse("ValidationException", "1 validation error\ndetected", 400);
    const error = await refusalOf(describeLlm());
    expect(error.reason).toBe("service");
    expect(error.message).toBe(
      "AWS refused sagemaker:DescribeEndpoint for endpoint llm (ValidationException: 1 validation error detected): check AWS_ENDPOINT_URL if it is set; otherwise report this as a bug of scale-to-zero",
    );
    expect(calls()).toBe(1);
  });
});

describe("is no error", () => {
  it("when there is no such endpoint, configuration, model or component", async () => {
    const { sagemaker } = awsOf(local());
    expect(await sagemaker.describeEndpoint("llm")).toBeUndefined();
    expect(await sagemaker.describeEndpointConfig("llm")).toBeUndefined();
    expect(await sagemaker.describeModel("llm")).toBeUndefined();
    expect(await sagemaker.describeInferenceComponent("llm")).toBeUndefined();
  });

  it("when there is no such schedule or role", async () => {
    const aws = awsOf(local());
    expect(await aws.scheduler.getSchedule("night", undefined)).toBeUndefined();
    expect(await aws.iam.role("scheduler")).toBeUndefined();
  });
});

/** The SDK waits a random part of a time that grows: none of it. */
function useNoPauses(): void {
  beforeEach(() => jest.spyOn(Math, "random").mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());
}

describe("is tried again", () => {
  useNoPauses();

  it("when a few requests were too many", async () => {
    await createConfig(local().sdk.sagemaker);
    local().aws.faults.add([{ operation: "DescribeEndpointConfig", times: 2, effect: { kind: "throttle" } }]);
    expect(await awsOf(local()).sagemaker.describeEndpointConfig("config")).toMatchObject({
      EndpointConfigName: "config",
    });
    expect(calls()).toBe(4);
  });

  it("when a connection was dropped, or AWS had a failure of its own", async () => {
    await createConfig(local().sdk.sagemaker);
    local().aws.faults.add([
      { operation: "DescribeEndpointConfig", times: 1, effect: { kind: "drop" } },
      {
        operation: "DescribeEndpointConfig",
        times: 1,
        effect: { kind: "error", code: "InternalFailure", message: "", status: 500 },
      },
    ]);
    expect(await awsOf(local()).sagemaker.describeEndpointConfig("config")).toBeDefined();
  });
});

describe("is told after a number of attempts", () => {
  useNoPauses();

  it("when there are too many requests for long", async () => {
    local().aws.faults.add([{ effect: { kind: "throttle" } }]);
    const error = await refusalOf(describeLlm(awsOf(local(), { maxAttempts: 2 })));
    expect(error.reason).toBe("throttled");
    expect(error.message).toMatch(
      /^AWS refused sagemaker:DescribeEndpoint for endpoint llm 2 times because of too many requests \(Rate exceeded\)/,
    );
    expect(calls()).toBe(2);
  });

  it("when AWS fails and fails", async () => {
    refuse("InternalFailure", "We encountered an internal error", 500);
    const error = await refusalOf(describeLlm(awsOf(local(), { maxAttempts: 2 })));
    expect(error.reason).toBe("service");
    expect(error.message).toBe(
      "AWS failed to answer sagemaker:DescribeEndpoint for endpoint llm, 2 times (InternalFailure: We encountered an internal error): try again later",
    );
    expect(calls()).toBe(2);
  });

  it("when connections are dropped", async () => {
    local().aws.faults.add([{ effect: { kind: "drop" } }]);
    const error = await refusalOf(describeLlm(awsOf(local(), { maxAttempts: 2 })));
    expect(error.reason).toBe("network");
    expect(error.message).toBe(
      `${local().url} does not answer (connection dropped, 2 times, sagemaker:DescribeEndpoint for endpoint llm): check the network, and AWS_ENDPOINT_URL if it is set`,
    );
  });

  it("when nothing listens there any more", async () => {
    const aws = awsOf(local(), { maxAttempts: 2 });
    await describeLlm(aws);
    await local().stop();
    const error = await refusalOf(describeLlm(aws));
    expect(error.reason).toBe("network");
    expect(error.message).toMatch(
      /^(http:\/\/)?127\.0\.0\.1:\d+ does not answer \(connection refused, 2 times, sagemaker:DescribeEndpoint for endpoint llm\): check the network, and AWS_ENDPOINT_URL if it is set$/,
    );
  });

  it("when what listens there does not speak TLS", async () => {
    const aws = awsOf({ url: local().url.replace("http:", "https:") }, { maxAttempts: 2 });
    const error = await refusalOf(describeLlm(aws));
    expect(error.reason).toBe("network");
    expect(error.message).toMatch(/^https:\/\/127\.0\.0\.1:\d+ does not answer \(it does not support TLS, /);
  });

  it.each([
    [404, "<html>Log in first</html>"],
    [403, ""],
  ])("when what answers there is not AWS: %d %s", async (status, body) => {
    const portal = createHttpServer((_, response) => response.writeHead(status).end(body)).unref();
    const aws = awsOf({ url: await urlOf(portal) }, { maxAttempts: 1 });
    const error = await refusalOf(describeLlm(aws));
    expect(error.reason).toBe("service");
    expect(error.message).toMatch(
      /^http:\S+ did not return a valid AWS response \(sagemaker:DescribeEndpoint for endpoint llm: HTTP 40\d\): check AWS_ENDPOINT_URL/,
    );
    portal.close();
  });

  it("when an answer never comes", async () => {
    // Takes connections and never says a word.
    const silent = createServer((socket) => socket.on("error", () => socket.destroy())).unref();
    const aws = awsOf({ url: await urlOf(silent) }, { maxAttempts: 1, requestTimeoutSeconds: 0.05 });
    const error = await refusalOf(describeLlm(aws));
    expect(error.reason).toBe("network");
    expect(error.message).toContain("no answer in time");
    silent.close();
  });
});

describe("without", () => {
  const { env } = process;
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "aws-"));
    process.env = {
      ...env,
      AWS_CONFIG_FILE: join(home, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials"),
    };
    process.env.AWS_EC2_METADATA_DISABLED = "true";
  });
  afterEach(() => {
    process.env = env;
    rmSync(home, { recursive: true });
  });

  it("credentials, the sentence says how to get some", async () => {
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const error = await refusalOf(describeLlm());
    expect(error.reason).toBe("credentials");
    expect(error.message).toMatch(/^No AWS credentials were found .*: set AWS_PROFILE or .* `aws sso login`$/);
    expect(calls()).toBe(0);
  });

  it("a region, the sentence says where to write it", async () => {
    delete process.env.AWS_REGION;
    delete process.env.AWS_DEFAULT_REGION;
    const aws = awsOf(local(), { region: undefined });
    const wanted = "No AWS Region is set: pass one (--region), set AWS_REGION, or add `region` to the profile";
    expect(await refusalOf(describeLlm(aws))).toMatchObject({ reason: "region", message: wanted });
    expect(await refusalOf(aws.region())).toMatchObject({ reason: "region", message: wanted });
  });

  it.each(["localhost:4599", "4599", "ftp://127.0.0.1"])("a URL for an endpoint: %s is none", async (url) => {
    process.env.AWS_ENDPOINT_URL = url;
    const error = await refusalOf(describeLlm(awsOf({ url: undefined })));
    expect(error).toMatchObject({
      reason: "endpoint-url",
      message: expect.stringMatching(
        /^".+" is not a valid endpoint URL: set AWS_ENDPOINT_URL, .* to a URL such as http:/,
      ),
    });
  });

  it("options, region and endpoint are those of the environment", async () => {
    process.env.AWS_REGION = "eu-west-1";
    process.env.AWS_ENDPOINT_URL = local().url;
    const aws = openAws();
    expect(await aws.region()).toBe("eu-west-1");
    expect(await aws.sagemaker.describeEndpoint("llm")).toBeUndefined();
    expect(local().aws.journal.entries()).toEqual([expect.objectContaining({ region: "eu-west-1" })]);
    aws.close();
  });
});
