import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateRoleCommand,
  type CreateRoleCommandInput,
  GetRoleCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  type PutRolePolicyCommandInput,
} from "@aws-sdk/client-iam";
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
} from "@aws-sdk/client-scheduler";
import { CreateStateMachineCommand, DescribeStateMachineCommand } from "@aws-sdk/client-sfn";
import { CreateQueueCommand, GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { type Sdk, sdkFor, useLocal } from "./support/local";

const local = useLocal();
let moto: { readonly process: ChildProcess; readonly url: string } | undefined;

beforeAll(async () => {
  moto = await startMoto();
  if (moto === undefined) {
    process.stderr.write("\nmoto_server IS NOT ON THIS MACHINE: LOCAL AWS WAS NOT COMPARED WITH IT.\n");
  }
}, 60_000);
afterAll(() => moto?.process.kill());

const ALARM: PutMetricAlarmCommandInput = {
  AlarmName: "wake",
  AlarmActions: ["arn:aws:sns:us-east-1:123456789012:topic"],
  MetricName: "NoCapacityInvocationFailures",
  Namespace: "AWS/SageMaker",
  Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
  Statistic: "Maximum",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: "GreaterThanOrEqualToThreshold",
};

const ROLE: CreateRoleCommandInput = {
  RoleName: "execution",
  AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
  Description: "runs models",
  Tags: [{ Key: "team", Value: "inference" }],
};

const POLICY: PutRolePolicyCommandInput = {
  RoleName: "execution",
  PolicyName: "Grants",
  PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
};

const SCHEDULE: CreateScheduleCommandInput = {
  Name: "night",
  GroupName: "sleepers",
  ScheduleExpression: "cron(0 20 * * ? *)",
  FlexibleTimeWindow: { Mode: "OFF" },
  Target: {
    Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
    RoleArn: "arn:aws:iam::123456789012:role/scheduler",
    Input: "{}",
  },
};

const MACHINE = {
  name: "restore",
  definition: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}',
  roleArn: "arn:aws:iam::123456789012:role/restore",
};

const withRole = (sdk: Sdk) => sdk.iam.send(new CreateRoleCommand(ROLE));
const withGroup = (sdk: Sdk) => sdk.scheduler.send(new CreateScheduleGroupCommand({ Name: "sleepers" }));

/** Moto tells `{}` of an alarm that was never evaluated; CloudWatch leaves it out. */
const ONLY_MOTO = [".MetricAlarms.0.StateReasonData"];

/** The same conversation with both: what the last answer holds is compared. */
const CONVERSATIONS: Readonly<Record<string, (sdk: Sdk) => Promise<object>>> = {
  GetCallerIdentity: ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
  CreateRole: withRole,
  GetRole: async (sdk) => {
    await withRole(sdk).catch(() => undefined);
    return sdk.iam.send(new GetRoleCommand({ RoleName: "execution" }));
  },
  GetRolePolicy: async (sdk) => {
    await withRole(sdk).catch(() => undefined);
    await sdk.iam.send(new PutRolePolicyCommand(POLICY));
    return sdk.iam.send(new GetRolePolicyCommand(POLICY));
  },
  GetScheduleGroup: async (sdk) => {
    await withGroup(sdk).catch(() => undefined);
    return sdk.scheduler.send(new GetScheduleGroupCommand({ Name: "sleepers" }));
  },
  GetSchedule: async (sdk) => {
    await withGroup(sdk).catch(() => undefined);
    await sdk.scheduler.send(new CreateScheduleCommand(SCHEDULE));
    return sdk.scheduler.send(new GetScheduleCommand(SCHEDULE));
  },
  DescribeLogGroups: async ({ logs }) => {
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/aws/lambda/sleeper" }));
    return logs.send(new DescribeLogGroupsCommand({}));
  },
  GetQueueAttributes: async ({ sqs }) => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "dead-letters" }));
    return sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  },
  DescribeStateMachine: async ({ sfn }) => {
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand(MACHINE));
    return sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  },
  DescribeAlarms: async ({ cloudwatch }) => {
    await cloudwatch.send(new PutMetricAlarmCommand(ALARM));
    return cloudwatch.send(new DescribeAlarmsCommand({}));
  },
};

it.each(Object.entries(CONVERSATIONS))(
  "answers %s with what moto answers with, and maybe more",
  async (_name, talk) => {
    if (moto === undefined) {
      return;
    }
    const sdk = sdkFor(moto.url, "us-east-1");
    const [theirs, ours] = await Promise.all([talk(sdk), talk(local().sdk)]);
    sdk.destroy();
    const told = Object.entries(shapeOf(theirs)).filter(([path]) => !ONLY_MOTO.includes(path));
    expect(shapeOf(ours)).toMatchObject(Object.fromEntries(told));
  },
);

/** Path and type of every value that is told. */
function shapeOf(value: unknown, path = ""): Record<string, string> {
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return value === undefined ? {} : { [path]: value instanceof Date ? "date" : typeof value };
  }
  const members = Object.entries(value).filter(([key]) => key !== "$metadata");
  return Object.assign({}, ...members.map(([key, member]) => shapeOf(member, `${path}.${key}`)));
}

async function startMoto() {
  const port = await freePort();
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const ended = new Promise<"ended">((resolve) => {
    child.once("error", () => resolve("ended")).once("exit", () => resolve("ended"));
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answered = fetch(`${url}/moto-api/`).then(
      () => "answered" as const,
      () => new Promise<"not yet">((resolve) => setTimeout(resolve, 50, "not yet")),
    );
    const state = await Promise.race([ended, answered]);
    if (state !== "not yet") {
      return state === "answered" ? { process: child, url } : undefined;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
