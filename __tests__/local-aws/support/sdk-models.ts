import * as scaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudcontrol from "@aws-sdk/client-cloudcontrol";
import * as cloudformation from "@aws-sdk/client-cloudformation";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as iam from "@aws-sdk/client-iam";
import * as lambda from "@aws-sdk/client-lambda";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import * as runtime from "@aws-sdk/client-sagemaker-runtime";
import * as scheduler from "@aws-sdk/client-scheduler";
import * as sfn from "@aws-sdk/client-sfn";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import * as sts from "@aws-sdk/client-sts";
import { HttpResponse } from "@smithy/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { SERVICES } from "../../../src/local-aws/services/services";

/** A request as an SDK put it on the wire. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface SdkClient {
  send(command: object): Promise<unknown>;
}

type Make<Made> = new (input: object) => Made;

/** By the names that local AWS gives its services. */
const SDKS: Readonly<Record<string, readonly [Make<SdkClient>, Readonly<Record<string, unknown>>]>> = {
  sagemaker: [sagemaker.SageMakerClient, { ...sagemaker }],
  "sagemaker-runtime": [runtime.SageMakerRuntimeClient, { ...runtime }],
  "application-autoscaling": [scaling.ApplicationAutoScalingClient, { ...scaling }],
  cloudwatch: [cloudwatch.CloudWatchClient, { ...cloudwatch }],
  scheduler: [scheduler.SchedulerClient, { ...scheduler }],
  lambda: [lambda.LambdaClient, { ...lambda }],
  stepfunctions: [sfn.SFNClient, { ...sfn }],
  sqs: [sqs.SQSClient, { ...sqs }],
  logs: [logs.CloudWatchLogsClient, { ...logs }],
  cloudcontrol: [cloudcontrol.CloudControlClient, { ...cloudcontrol }],
  cloudformation: [cloudformation.CloudFormationClient, { ...cloudformation }],
  iam: [iam.IAMClient, { ...iam }],
  sns: [sns.SNSClient, { ...sns }],
  sts: [sts.STSClient, { ...sts }],
};

/** An operation of local AWS, with what the SDK's own model says of it. */
export interface ModelledOperation {
  readonly service: string;
  readonly name: string;
  /** Method, path and status in a REST protocol. */
  readonly http: readonly [method: string, path: string, status: number] | undefined;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** @returns what the SDK puts on the wire for an input */
  write(input: object): Promise<Wire>;
}

export const MODELLED: readonly ModelledOperation[] = SERVICES.flatMap(({ name: service, operations }) => {
  const [Client, sdk] = SDKS[service] ?? [];
  if (Client === undefined || sdk === undefined) {
    throw new Error(`which SDK is there for ${service}?`);
  }
  let written: Wire | undefined;
  const client = new Client({
    endpoint: "http://127.0.0.1",
    region: "us-east-1",
    maxAttempts: 1,
    // URLs of queues are where they are, whatever they say.
    useQueueUrlAsEndpoint: false,
    md5: false,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    requestHandler: {
      handle: async (request: SdkRequest) => {
        written = wireOf(request);
        return { response: new HttpResponse({ statusCode: 400 }) };
      },
    },
  });
  return Object.keys(operations).map((name) =>
    modelled(service, name, sdk, async (command) => {
      written = undefined;
      const failed = await client.send(command).catch((error: unknown) => error);
      if (written === undefined) {
        throw failed;
      }
      return written;
    }),
  );
});

function modelled(
  service: string,
  name: string,
  sdk: Readonly<Record<string, unknown>>,
  send: (command: object) => Promise<Wire>,
): ModelledOperation {
  const Command = sdk[`${name}Command`];
  const schema = sdk[`${name}$`];
  if (!isConstructor(Command) || !Array.isArray(schema)) {
    throw new Error(`the SDK of ${service} has no ${name}`);
  }
  const [, , , traits, input, output] = schema;
  return {
    service,
    name,
    http: traits?.http,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    write: (members) => send(new Command(members)),
  };
}

function isConstructor(value: unknown): value is Make<object> {
  return typeof value === "function";
}

/** Bytes as they are: the SDK warns where theirs are asked for as a text, which `Buffer.from` does. */
const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

function wireOf({ method, path, query = {}, headers, body = "" }: SdkRequest): Wire {
  const parameters = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value ?? ""]).map((one): [string, string] => [key, String(one)]),
  );
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    path,
    query: new URLSearchParams(parameters),
    headers: Object.fromEntries(lower),
    body: bytesOf(body),
  };
}
