import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createComponent, createEndpoint } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { useCredentials, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";

useCredentials();
useQuickCalls();
const local = useLocal();

const documentOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const allow = documentOf({ Effect: "Allow", Action: "sagemaker:*", Resource: "*" });

/** Two endpoints, a component with all its scaling, and a schedule whose role has policies of both kinds. */
async function createAll(): Promise<void> {
  await wireComponent(local());
  const { sagemaker, iam, scheduler } = local().sdk;
  await createEndpoint(sagemaker, { EndpointName: "other" });
  await createComponent(sagemaker, { EndpointName: "other", InferenceComponentName: "qwen" });
  local().clock.advance(durations.createEndpoint + durations.createComponent);
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "schedules",
      AssumeRolePolicyDocument: documentOf({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "scheduler.amazonaws.com" },
      }),
    }),
  );
  await iam.send(new PutRolePolicyCommand({ RoleName: "schedules", PolicyName: "own", PolicyDocument: allow }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "managed", PolicyDocument: allow }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: "schedules", PolicyArn: Policy?.Arn }));
  await scheduler.send(
    new CreateScheduleCommand({
      Name: "sleep",
      ScheduleExpression: "cron(0 20 ? * FRI *)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
        RoleArn: Role?.Arn,
        Input: JSON.stringify({ InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 0 } }),
      },
    }),
  );
}

async function called(): Promise<readonly string[]> {
  local().aws.journal.clear();
  const { code, stderr } = await scaleToZero([
    ...["verify", "--fail-on", "never"],
    ...["--endpoint", "llm", "other", "--region", "us-east-1", "--endpoint-url", local().url],
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const calls = local().aws.journal.entries();
  return [...new Set(calls.map(({ service, operation }) => `${service}:${operation}`))].sort();
}

async function printed() {
  const { code, stdout } = await scaleToZero(["verify", "--print-iam-policy"]);
  expect(code).toBe(0);
  const statements: readonly { readonly Action: readonly string[]; readonly Effect: string }[] =
    JSON.parse(stdout).Statement;
  return statements;
}

describe("scale-to-zero verify --print-iam-policy", () => {
  it("allows exactly the calls that verify makes: none is missing, and none is too many", async () => {
    await createAll();
    const allowed = (await printed()).flatMap(({ Action }) => Action).sort();
    expect(await called()).toEqual(allowed);
  });

  it("allows nothing that changes or invokes anything", async () => {
    for (const { Effect, Action } of await printed()) {
      expect(Effect).toBe("Allow");
      expect(Action.filter((action) => !/^[a-z-]+:(Describe|Get|List)[A-Za-z]+$/.test(action))).toEqual([]);
    }
  });

  it("calls nothing", async () => {
    local().aws.journal.clear();
    await printed();
    expect(local().aws.journal.entries()).toEqual([]);
  });
});
