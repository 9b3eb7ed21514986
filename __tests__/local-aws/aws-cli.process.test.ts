import { execFile } from "node:child_process";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";

const local = useLocal();

interface CliRun {
  readonly exitCode: number | "missing";
  readonly stdout: string;
  readonly stderr: string;
}

function aws(...args: readonly string[]): Promise<CliRun> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_MAX_ATTEMPTS: "1",
  };
  const all = [...args, "--endpoint-url", local().url, "--output", "json"];
  return new Promise((resolve) => {
    execFile("aws", all, { env }, (error, stdout, stderr) => {
      // A shell answers 127 for a command that it does not have, and so do the shims of version managers.
      const exitCode =
        error === null ? 0 : typeof error.code === "number" && error.code !== 127 ? error.code : "missing";
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/** What the CLI printed, or what it said was wrong. */
async function answer(...args: readonly string[]): Promise<unknown> {
  const { exitCode, stdout, stderr } = await aws(...args);
  if (exitCode === "missing") {
    process.stderr.write("\nTHE AWS CLI IS NOT ON THIS MACHINE: LOCAL AWS WAS NOT CALLED WITH IT.\n");
    return undefined;
  }
  return exitCode === 0 ? JSON.parse(stdout === "" ? "{}" : stdout) : stderr.trim();
}

it("the AWS CLI reads and changes what the SDK created", async () => {
  await hostComponent(local());
  const [endpoint, component, refusal, alarm, identity, groups] = await Promise.all([
    answer("sagemaker", "describe-endpoint", "--endpoint-name", "llm"),
    answer("sagemaker", "describe-inference-component", "--inference-component-name", "llama"),
    answer("sagemaker", "describe-endpoint", "--endpoint-name", "other"),
    answer(
      "cloudwatch",
      "put-metric-alarm",
      "--alarm-name",
      "wake",
      "--metric-name",
      "M",
      "--namespace",
      "N",
      "--statistic",
      "Sum",
      "--period",
      "60",
      "--evaluation-periods",
      "1",
      "--threshold",
      "0.5",
      "--comparison-operator",
      "GreaterThanOrEqualToThreshold",
    ),
    answer("sts", "get-caller-identity"),
    answer("scheduler", "list-schedule-groups"),
  ]);
  if (endpoint === undefined) {
    return;
  }
  expect(endpoint).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "config" });
  expect(component).toMatchObject({ InferenceComponentStatus: "InService", RuntimeConfig: { CurrentCopyCount: 1 } });
  expect(refusal).toMatch(/\(ValidationException\).*Could not find endpoint "arn:aws:sagemaker:us-east-1:/);
  expect(alarm).toEqual({});
  expect(identity).toMatchObject({ Account: "123456789012" });
  expect(groups).toMatchObject({ ScheduleGroups: [{ Name: "default" }] });

  const [alarms, sleep] = await Promise.all([
    answer("cloudwatch", "describe-alarms"),
    answer(
      "sagemaker",
      "update-inference-component-runtime-config",
      "--inference-component-name",
      "llama",
      "--desired-runtime-config",
      "CopyCount=0",
    ),
  ]);
  expect(alarms).toMatchObject({ MetricAlarms: [{ Threshold: 0.5, StateValue: "INSUFFICIENT_DATA" }] });
  expect(sleep).toMatchObject({ InferenceComponentArn: expect.stringContaining("inference-component/llama") });
  local().clock.advance(durations.changeCopies);
  const invoke = answer(
    "sagemaker-runtime",
    "invoke-endpoint",
    "--endpoint-name",
    "llm",
    "--inference-component-name",
    "llama",
    "--body",
    "e30=",
    "/dev/null",
  );
  expect(await invoke).toMatch(/\(ValidationError\).*has no capacity/);
}, 60_000);

it("the AWS CLI creates and lists what schedules need", async () => {
  const [queue, functions, machines, groups] = await Promise.all([
    answer("sqs", "create-queue", "--queue-name", "dead-letters", "--attributes", "DelaySeconds=5"),
    answer("lambda", "list-functions"),
    answer("stepfunctions", "list-state-machines"),
    answer("logs", "describe-log-groups"),
  ]);
  if (queue === undefined) {
    return;
  }
  expect(queue).toEqual({ QueueUrl: `${local().url}/123456789012/dead-letters` });
  expect([functions, machines, groups]).toEqual([{ Functions: [] }, { stateMachines: [] }, { logGroups: [] }]);
}, 60_000);
