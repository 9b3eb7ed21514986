import { DeleteScalingPolicyCommand, DeregisterScalableTargetCommand } from "@aws-sdk/client-application-auto-scaling";
import { DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DeleteInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import type { CheckOutput } from "../../src/review/check-output";
import { allRules } from "../../src/rules/all-rules";
import { useLocal } from "../local-aws/support/local";
import { appliedState } from "../support/applied-state";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { COMPONENT, useCredentials, WAKE_ALARM, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";
import { SteppingClock } from "../support/stepping-clock";
import { unwrapped } from "../support/unwrapped";

const local = useLocal();
useCredentials();
useQuickCalls();
const files = scratchFolder();

/** Verifies what a state says was applied. */
async function verified(wakeArn: string, ...more: readonly string[]) {
  const clock = new SteppingClock((seconds) => local().clock.advance(seconds));
  const state = files.write("state.json", appliedState(wakeArn));
  const where = ["--region", "us-east-1", "--endpoint-url", local().url];
  return scaleToZero(["verify", "--state", state, ...where, ...more], { rules: allRules, clock, cwd: files.path(".") });
}

/** The findings that are printed whole, in their order, and the lines about what follows from them. */
async function told(wakeArn: string) {
  const { code, stdout } = await verified(wakeArn);
  const whole = [...stdout.matchAll(/^ {2}(?:\d+ )?(?:error|warning|note)s? (\w+) /gm)].map(([, id]) => id);
  const follow = [...unwrapped(stdout).matchAll(/\d+ more follows? from (?:it|them): .*?(?= error | \d+ endpoint)/g)];
  return { code, whole, follow: follow.map(([line]) => line), stdout };
}

async function deleteComponent(): Promise<void> {
  await local().sdk.sagemaker.send(new DeleteInferenceComponentCommand({ InferenceComponentName: "llama" }));
  local().clock.advance(durations.deleteComponent);
}

const deletePolicy = (PolicyName: string) =>
  local().sdk.scaling.send(new DeleteScalingPolicyCommand({ ...COMPONENT, PolicyName }));

const deleteAlarm = () => local().sdk.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [WAKE_ALARM] }));

describe("what somebody deleted behind Terraform's back", () => {
  it("is told as a component, with its target and policies under it, and all findings count", async () => {
    const arn = await wireComponent(local());
    await deleteComponent();
    const { code, whole, follow, stdout } = await told(arn);
    expect({ code, whole, follow }).toEqual({
      code: 3,
      whole: ["V03"],
      follow: [
        "3 more follow from it: D01 missing (aws_appautoscaling_target.llama, aws_appautoscaling_policy.tracking, aws_appautoscaling_policy.wake)",
      ],
    });
    expect(stdout).toContain("1 endpoint: 4 errors");
  });

  it("is told as a target, with its policies and what no longer puts the component to sleep under it", async () => {
    const arn = await wireComponent(local());
    await local().sdk.scaling.send(new DeregisterScalableTargetCommand(COMPONENT));
    expect(await told(arn)).toMatchObject({
      whole: ["D01"],
      follow: [
        "3 more follow from it: D01 missing (aws_appautoscaling_policy.tracking, aws_appautoscaling_policy.wake), Z04 scalable-target",
      ],
    });
  });

  it("is told as a wake policy, with what the target lacks under it", async () => {
    const arn = await wireComponent(local());
    await deletePolicy("llama-wake");
    expect(await told(arn)).toMatchObject({ whole: ["D01"], follow: ["1 more follows from it: W01 wake-policy"] });
  });

  it("is told as an alarm, with what the policy lacks under it", async () => {
    const arn = await wireComponent(local());
    await deleteAlarm();
    expect(await told(arn)).toMatchObject({ whole: ["D01"], follow: ["1 more follows from it: W02 wake-alarm"] });
  });

  it("is told in JSON by the index of the cause", async () => {
    const arn = await wireComponent(local());
    await deleteComponent();
    const { stdout } = await verified(arn, "--format", "json");
    const { findings, summary }: CheckOutput = JSON.parse(stdout);
    expect(findings.map(({ rule, followsFrom }) => [rule, followsFrom])).toEqual([
      ["V03", undefined],
      ["D01", 0],
      ["D01", 0],
      ["D01", 0],
    ]);
    expect(summary.errors).toBe(4);
  });
});

describe("two faults of which neither causes the other", () => {
  it("are both told whole: a tracking policy, and the wake alarm", async () => {
    const arn = await wireComponent(local());
    await deletePolicy("llama-tracking");
    await deleteAlarm();
    const { whole, follow, stdout } = await told(arn);
    expect(whole).toEqual(["D01"]);
    expect(unwrapped(stdout)).toContain("2 errors D01 missing");
    expect(stdout).toContain("-target=aws_appautoscaling_policy.tracking");
    expect(stdout).toContain("-target=aws_cloudwatch_metric_alarm.wake");
    expect(follow).toEqual(["2 more follow from them: W02 wake-alarm, Z06 way-down"]);
  });

  it("are both told whole: a component that failed, and a wake policy that is missing on its target", async () => {
    const reason = "Out of memory.";
    local().aws.faults.add([{ operation: "CreateInferenceComponent", effect: { kind: "fail", reason } }]);
    const arn = await wireComponent(local());
    await deletePolicy("llama-wake");
    const { whole, follow } = await told(arn);
    expect(whole).toEqual(["D01", "V03"]);
    expect(follow).toEqual(["1 more follows from it: W01 wake-policy"]);
  });
});
