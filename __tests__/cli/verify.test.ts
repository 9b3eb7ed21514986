import { readFileSync } from "node:fs";
import { DeleteScalingPolicyCommand, DeregisterScalableTargetCommand } from "@aws-sdk/client-application-auto-scaling";
import {
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import type { Fault } from "../../src/local-aws/faults";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { allRules } from "../../src/rules/all-rules";
import { createComponent, createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { callOf, createSchedule } from "../support/live-schedule";
import { COMPONENT, putWake, registerTarget, useCredentials, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";
import { SteppingClock } from "../support/stepping-clock";
import { unwrapped } from "../support/unwrapped";

useCredentials();
useQuickCalls();
const local = useLocal();
const files = scratchFolder();
const sagemaker = () => local().sdk.sagemaker;
const arm = (...faults: Fault[]) => local().aws.faults.add(faults);

/** Runs the command against local AWS, whose clock goes on while the command sleeps. */
async function verify(argv: readonly string[], onSleep: (seconds: number) => void | Promise<void> = () => undefined) {
  const clock = new SteppingClock(async (seconds) => {
    await onSleep(seconds);
    local().clock.advance(seconds);
  });
  const where = ["--region", "us-east-1", "--endpoint-url", local().url];
  const result = await scaleToZero(["verify", ...argv, ...where], { rules: allRules, clock, cwd: files.path(".") });
  return { ...result, pauses: clock.pauses };
}

const applied = (change: object = {}) =>
  files.write("outputs.json", {
    chat: {
      scale_to_zero: {
        scale_to_zero: 1,
        endpoints: [
          { endpoint_name: "llm", endpoint_config_name: "config", inference_component_names: ["llama"], ...change },
        ],
      },
    },
  });

const setCopies = (CopyCount: number) =>
  sagemaker().send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount },
    }),
  );

async function putToSleep(): Promise<void> {
  await setCopies(0);
  local().clock.advance(durations.changeCopies);
  await sagemaker().send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 0 }],
    }),
  );
  local().clock.advance(durations.updateEndpoint);
}

describe("scale-to-zero verify", () => {
  it("answers with 0 when all is there and wired, and is silent while it does not wait", async () => {
    await wireComponent(local());
    const { code, stdout, stderr, pauses } = await verify(["--outputs", applied()]);
    expect({ code, stderr, pauses }).toEqual({ code: 0, stderr: "", pauses: [] });
    expect(stdout).toContain("llm: sleeps when idle for about 25 min, wakes on one request");
    expect(stdout).toContain("now awake: InService on config, variant AllTraffic with 1 instance");
    expect(stdout).toContain("llama: InService, 1 copy");
  });

  it("takes an endpoint that is asleep for a good one", async () => {
    await wireComponent(local());
    await putToSleep();
    const { code, stdout } = await verify(["--outputs", applied()]);
    expect(code).toBe(0);
    expect(stdout).toContain("now asleep: InService on config, variant AllTraffic with 0 instances");
    expect(stdout).toContain("llama: InService, asleep");
  });

  it("waits for the endpoint, then for its components, and says what it waits for", async () => {
    await createModel(sagemaker());
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    await createComponent(sagemaker());
    const { stderr, stdout } = await verify(["--endpoint", "llm", "--fail-on", "never"]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines[0]).toMatch(
      /^\[0:00\] 0 of 1 endpoint settled; waiting for llm: the endpoint is Creating, next check in \d s$/,
    );
    expect(lines).toContainEqual(expect.stringMatching(/^\[4:\d\d\] .*waiting for llm: component llama is Creating/));
    expect(lines.at(-1)).toMatch(/^\[4:\d\d\] 1 of 1 endpoint settled$/);
    expect(lines.length).toBeLessThan(20);
    expect(stdout).toContain("now awake");
  });

  it("ends when the time is up, and says what was still to come", async () => {
    await createModel(sagemaker());
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    const { code, stdout, pauses } = await verify(["--endpoint", "llm", "--timeout", "1m"]);
    expect(code).toBe(3);
    expect(stdout).toContain("now changing: Creating on config");
    expect(stdout).toContain("not ready yet: the endpoint is Creating");
    expect(stdout).toContain("error V04");
    // The rest of the minute is for reading how it is wired.
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(59, 1);
  });

  it("goes on without what is nice to have, and says once what it was not allowed to read", async () => {
    const effect = {
      kind: "error",
      code: "AccessDeniedException",
      message: "no policy allows it",
      status: 403,
    } as const;
    arm({ operation: "ListSchedules", effect });
    await wireComponent(local());
    const { code, stdout } = await verify(["--outputs", applied()]);
    expect(code).toBe(0);
    const said = stdout.slice(stdout.indexOf("Not read")).split("\n\n")[0] ?? "";
    expect(unwrapped(said)).toBe(
      "Not read schedules of EventBridge Scheduler scheduler:ListSchedules is not allowed (no policy allows it): allow it; `scale-to-zero verify --print-iam-policy` prints the IAM policy that it requires",
    );
  });

  it.each([
    ["error", {}, 0],
    ["unknown", {}, 3],
    ["error", { SCALE_TO_ZERO_FAIL_ON: "unknown" }, 0],
    [undefined, { SCALE_TO_ZERO_FAIL_ON: "unknown" }, 3],
    [undefined, { SCALE_TO_ZERO_FAIL_ON: "warning,unknown" }, 3],
  ] as const)("what it may not read fails with --fail-on %s and %j: %i", async (failOn, env, expected) => {
    const { SCALE_TO_ZERO_FAIL_ON: before } = process.env;
    Object.assign(process.env, env);
    arm({
      operation: "ListSchedules",
      effect: { kind: "error", code: "AccessDeniedException", message: "no policy allows it", status: 403 },
    });
    await wireComponent(local());
    const { code, stdout } = await verify([
      "--outputs",
      applied(),
      ...(failOn === undefined ? [] : ["--fail-on", failOn]),
    ]);
    delete process.env.SCALE_TO_ZERO_FAIL_ON;
    Object.assign(process.env, before === undefined ? {} : { SCALE_TO_ZERO_FAIL_ON: before });
    expect(code).toBe(expected);
    expect(unwrapped(stdout)).toContain("Incomplete: ");
  });

  it("tells SageMaker's reason when the endpoint could not be created", async () => {
    const reason = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
    arm({ operation: "CreateEndpoint", effect: { kind: "fail", reason } });
    await createModel(sagemaker());
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    const { code, stdout } = await verify(["--outputs", applied({ inference_component_names: [] })]);
    expect(code).toBe(3);
    expect(stdout).toContain("now failed: Failed on config");
    expect(unwrapped(stdout)).toMatch(/error V02 [\w-]+: it is Failed: .*InsufficientInstanceCapacity error/);
  });

  it("tells SageMaker's reason when a component could not be created", async () => {
    arm({ operation: "CreateInferenceComponent", effect: { kind: "fail", reason: "The ping health check failed." } });
    await wireComponent(local());
    const { code, stdout } = await verify(["--outputs", applied()]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/error V03 [\w-]+: .*The ping health check failed\./);
  });

  it("does not take a rollback that ends InService for success", async () => {
    await wireComponent(local());
    await createConfig(sagemaker(), "next");
    arm({ operation: "UpdateEndpoint", effect: { kind: "rollback", reason: "The alarm fired." } });
    await sagemaker().send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "next" }));
    const { code, stdout, stderr } = await verify(["--outputs", applied({ endpoint_config_name: "next" })]);
    expect(stderr).toContain("llm: the endpoint is Updating");
    expect(code).toBe(3);
    expect(stdout).toContain("now failed: InService on config instead of next");
    expect(unwrapped(stdout)).toMatch(/error V02 [\w-]+: .*: the update was rolled back: The alarm fired\./);
  });

  it("misses a component that was applied", async () => {
    await wireComponent(local());
    const { code, stdout } = await verify(["--outputs", applied({ inference_component_names: ["llama", "qwen"] })]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/error V03 [\w-]+: .*qwen/);
  });

  it.each(["json", "markdown", "junit"])("prints %s", async (format) => {
    await wireComponent(local());
    const file = files.path(`verified.${format}`);
    const { code, stdout } = await verify(["--outputs", applied(), "--format", format, "--output", file]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(readFileSync(file, "utf8")).toContain("InService");
  });

  it("finds out before it looks that the report cannot be written", async () => {
    const outputs = applied();
    local().aws.journal.clear();
    const { code, stderr } = await verify(["--outputs", outputs, "--output", "nowhere/report.json"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "nowhere/report.json: cannot be written (ENOENT)\n" });
    expect(local().aws.journal.entries()).toEqual([]);
  });

  it("lets stay what was acknowledged where the endpoint was made", async () => {
    await wireComponent(local());
    await createConfig(sagemaker(), "kept-awake", {
      ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 1, MaxInstanceCount: 2 },
    });
    await sagemaker().send(new UpdateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "kept-awake" }));
    const outputs = { endpoint_config_name: "kept-awake" };
    const told = await verify(["--outputs", applied(outputs)]);
    expect([told.code, told.stdout]).toEqual([3, expect.stringContaining("error Z03")]);
    const acknowledged = [{ rule: "Z03", reason: "minInstanceCount asks for it" }];
    const { code, stdout } = await verify(["--outputs", applied({ ...outputs, acknowledged })]);
    expect(code).toBe(0);
    expect(stdout).toContain("because minInstanceCount asks for it");
  });
});

describe("scale-to-zero verify, told what may stay,", () => {
  const RESOURCE = "aws_appautoscaling_target.llama";

  const state = () => {
    const resource = (type: string, name: string, values: object) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/hashicorp/aws",
      values,
    });
    return files.write("state.json", {
      format_version: "1.0",
      terraform_version: "1.11.0",
      values: {
        root_module: {
          resources: [
            resource("aws_sagemaker_endpoint", "llm", { name: "llm", endpoint_config_name: "config" }),
            resource("aws_appautoscaling_target", "llama", {
              service_namespace: "sagemaker",
              resource_id: "inference-component/llama",
              scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
              min_capacity: 1,
              max_capacity: 4,
            }),
          ],
        },
      },
    });
  };

  const acknowledge = (address: string) =>
    files.write(".scale-to-zero.json", { acknowledgements: [{ rule: "Z05", address, reason: "one copy stays" }] });
  afterEach(() => files.write(".scale-to-zero.json", { acknowledgements: [] }));

  const awakeForEver = async () => {
    await wireComponent(local());
    await registerTarget(local(), { MinCapacity: 1 });
  };

  it("lets it stay by the address in the state, as `check` does", async () => {
    await awakeForEver();
    acknowledge("aws_appautoscaling_target.l*");
    const { stdout } = await verify(["--state", state()]);
    expect(stdout).not.toContain("error Z05");
    expect(unwrapped(stdout)).toMatch(/acknowledged Z05 [\w-]+: min_capacity is 1 at arn:\S+ because one copy stays/);
  });

  it("lets it stay by the ARN", async () => {
    await awakeForEver();
    acknowledge("arn:aws:application-autoscaling:*");
    const { stdout } = await verify(["--endpoint", "llm"]);
    expect(stdout).toContain("acknowledged Z05");
  });

  it("tells it where what may stay is another one, and how to let it stay", async () => {
    await awakeForEver();
    acknowledge(`${RESOURCE}-of-somebody-else`);
    const { code, stdout, stderr } = await verify(["--state", state()]);
    expect(code).toBe(3);
    expect(stdout).toContain("error Z05");
    expect(stderr).toBe(
      "To accept a finding, add its rule, address and reason to .scale-to-zero.json: docs/verify.md, Accept a finding\n",
    );
  });
});

describe("scale-to-zero verify, asked whether it wakes,", () => {
  const host = async () => {
    await createModel(sagemaker());
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    local().clock.advance(durations.createEndpoint);
  };

  it("says no of an endpoint that has failed", async () => {
    arm({ operation: "CreateEndpoint", effect: { kind: "fail", reason: "No capacity." } });
    await host();
    const { stdout, stderr } = await verify(["--endpoint", "llm"]);
    expect(stdout).toContain("  it is Failed and answers no requests\n");
    // That is nothing to agree to.
    expect(stderr).toBe("");
  });

  it("says no of one that has nothing to run", async () => {
    await host();
    const { code, stdout } = await verify(["--endpoint", "llm"]);
    expect(code).toBe(0);
    expect(stdout).toContain("llm: no inference component: it cannot answer requests\n");
    expect(stdout).toContain("  it has no inference component and answers no requests\n");
  });

  it("says yes where a schedule brings the component back in the morning", async () => {
    await host();
    const input = { InferenceComponentName: "llama", EndpointName: "llm" };
    await createSchedule(local(), "morning", { arn: callOf("createInferenceComponent"), input });
    const { stdout } = await verify(["--endpoint", "llm"]);
    expect(stdout).not.toContain("answers no requests");
  });

  it("says no of a component that failed", async () => {
    arm({ operation: "CreateInferenceComponent", effect: { kind: "fail", reason: "Out of memory." } });
    await wireComponent(local());
    expect((await verify(["--endpoint", "llm"])).stdout).toContain(
      "llm: sleeps when idle for about 25 min, never wakes\n",
    );
  });

  it("says no where the alarm calls the policy of before", async () => {
    await wireComponent(local());
    await local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName: "llama-wake" }));
    await putWake(local());
    const { stdout } = await verify(["--endpoint", "llm"]);
    expect(stdout).toContain("error V06 alarm-chain: alarm_actions has the ARN of a former policy");
    expect(stdout).toContain("llm: sleeps when idle for about 25 min, never wakes\n");
  });

  it("says no of a component that is asleep and that nothing scales any more", async () => {
    await wireComponent(local());
    await putToSleep();
    await local().sdk.scaling.send(new DeregisterScalableTargetCommand(COMPONENT));
    const { stdout } = await verify(["--endpoint", "llm"]);
    expect(stdout).toContain("never wakes\n");
    expect(stdout).toContain("  llama has no copies, and nothing wakes it\n");
  });
});

describe("scale-to-zero verify, when AWS has its moods,", () => {
  it.each<[string, Fault]>([
    ["throttling", { service: "sagemaker", times: 3, effect: { kind: "throttle" } }],
    ["dropped connections", { operation: "DescribeEndpoint", times: 2, effect: { kind: "drop" } }],
    [
      "an internal error",
      {
        operation: "DescribeAlarms",
        times: 1,
        effect: { kind: "error", code: "InternalFailure", message: "", status: 500 },
      },
    ],
  ])("survives %s", async (_, fault) => {
    await wireComponent(local());
    arm(fault);
    expect((await verify(["--outputs", applied()])).code).toBe(0);
    expect(local().aws.faults.list()).toEqual([]);
  });

  it("survives answers that take their time", async () => {
    await wireComponent(local());
    arm({ operation: "DescribeEndpoint", times: 1, effect: { kind: "delay", seconds: 10 } });
    const verified = verify(["--outputs", applied()]);
    while (local().clock.sleepers === 0) {
      await new Promise(setImmediate);
    }
    local().clock.advance(10);
    expect((await verified).code).toBe(0);
  });

  it.each<[string, Fault["effect"], number, RegExp]>([
    [
      "expired credentials",
      { kind: "error", code: "ExpiredTokenException", message: "The security token is expired", status: 403 },
      2,
      /^The AWS credentials have expired .*\n$/,
    ],
    [
      "a missing permission",
      { kind: "error", code: "AccessDeniedException", message: "User: me is not authorized", status: 403 },
      2,
      /^sagemaker:DescribeEndpoint for endpoint llm is not allowed .*--print-iam-policy.*\n$/,
    ],
  ])("tells %s at once, in one sentence", async (_, effect, expected, sentence) => {
    await wireComponent(local());
    arm({ operation: "DescribeEndpoint", effect });
    local().aws.journal.clear();
    const { code, stdout, stderr } = await verify(["--endpoint", "llm"]);
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(local().aws.journal.entries()).toHaveLength(1);
  });

  it("tells at once that there is no such endpoint", async () => {
    await wireComponent(local());
    const { code, stdout, stderr } = await verify(["--endpoint", "llm", "lmm"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^There is no endpoint lmm in us-east-1: [^\n]+\n$/);
  });
});

describe("scale-to-zero verify, told what it cannot use,", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["nothing", [], /^nothing to verify is given/],
    [
      "the path of a variable that is not set",
      ["--outputs", ""],
      /^--outputs is an empty path; give the path of a file/,
    ],
    ["two kinds of input", ["--state", "a", "--plan", "b"], /^--state and --plan cannot be combined/],
    ["a time that is none", ["--endpoint", "llm", "--timeout", "soon"], /duration, such as 90s, 35m or 1h/],
    ["no URL", ["--endpoint", "llm", "--endpoint-url", "localhost:4599"], /It must be a URL, such as/],
    ["SARIF", ["--endpoint", "llm", "--format", "sarif"], /Allowed choices are text, json, markdown, junit/],
    ["a folder for its outputs", ["--outputs", "."], /is a folder; pass the path of a file/],
  ])("says so when it gets %s, and answers with 2", async (_, argv, sentence) => {
    const { code, stdout, stderr } = await verify(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
  });
});
