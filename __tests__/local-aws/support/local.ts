import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudControlClient } from "@aws-sdk/client-cloudcontrol";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import { ManualClock } from "../../../src/local-aws/clock";
import { LocalAws } from "../../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../../src/local-aws/server";
import { Store } from "../../../src/local-aws/store/store";

export const START = Date.parse("2026-11-21T12:00:00Z");

/** Local AWS on a clock that stands still, and the real SDKs for it. */
export interface Local {
  readonly url: string;
  readonly clock: ManualClock;
  readonly aws: LocalAws;
  /** What services threw that they should not have. */
  readonly failures: readonly unknown[];
  readonly sdk: Sdk;
  stop(): Promise<void>;
}

export type Sdk = ReturnType<typeof sdkFor>;

export async function startLocal(): Promise<Local> {
  const clock = new ManualClock(START);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const aws = new LocalAws({ clock, store: new Store(), onFailure });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  const sdk = sdkFor(server.url, "us-east-1");
  const stop = async () => {
    for (const client of Object.values(sdk)) {
      client.destroy();
    }
    await server.stop();
  };
  return { url: server.url, clock, aws, failures, sdk, stop };
}

/** One attempt each: a refusal is the answer, not a reason to wait. */
export const configFor = (endpoint: string, region: string) => ({
  endpoint,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

export function sdkFor(endpoint: string, region: string) {
  const config = configFor(endpoint, region);
  return {
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    scaling: new ApplicationAutoScalingClient(config),
    cloudwatch: new CloudWatchClient(config),
    scheduler: new SchedulerClient(config),
    cloudcontrol: new CloudControlClient(config),
    cloudformation: new CloudFormationClient(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
    sqs: new SQSClient(config),
    lambda: new LambdaClient(config),
    sfn: new SFNClient(config),
    logs: new CloudWatchLogsClient(config),
  };
}

/** A `Local` for each test of a file. */
export function useLocal(): () => Local {
  let local: Local | undefined;
  beforeEach(async () => {
    local = await startLocal();
  });
  afterEach(async () => {
    const failures = local?.failures ?? [];
    await local?.stop();
    expect(failures).toEqual([]);
  });
  return () => {
    if (local === undefined) {
      throw new Error("there is a local AWS in tests only");
    }
    return local;
  };
}
