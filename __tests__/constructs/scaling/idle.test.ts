import { type CopyScalingProps, Duration } from "../../../src";
import { copyScaling } from "../../support/builders";
import { emptyStack, problems, resources, stackWithProvider, variable } from "../../support/synthesized";

const written = (type: string, props: Partial<CopyScalingProps>) => {
  const stack = stackWithProvider();
  copyScaling(stack, props);
  return Object.fromEntries(resources(stack, type).map((block) => [block.name ?? block.alarm_name, block]));
};
const policies = (props: Partial<CopyScalingProps>) => written("aws_appautoscaling_policy", props);
const alarms = (props: Partial<CopyScalingProps>) => written("aws_cloudwatch_metric_alarm", props);
const tracking = (props: Partial<CopyScalingProps>) =>
  policies(props)["llama-tracking"]?.target_tracking_scaling_policy_configuration;

describe("idleTimeout", () => {
  it.each<[string, Partial<CopyScalingProps>]>([["left out", {}]])("adds nothing when %s", (_, props) => {
    expect(Object.keys(policies(props))).toEqual(["llama-tracking", "llama-wake"]);
    expect(Object.keys(alarms(props))).toEqual(["llama-wake"]);
  });

  it("takes the copies to zero sooner, beside target tracking", () => {
    const props = { idleTimeout: Duration.minutes(5) };
    expect(policies(props)["llama-sleep"]?.step_scaling_policy_configuration).toEqual({
      adjustment_type: "ExactCapacity",
      cooldown: 0,
      metric_aggregation_type: "Maximum",
      step_adjustment: [{ metric_interval_upper_bound: "0", scaling_adjustment: 0 }],
    });
    expect(tracking(props)).not.toHaveProperty("disable_scale_in");
  });

  it("watches for requests in flight, and counts minutes without data as busy", () => {
    expect(alarms({ idleTimeout: Duration.minutes(5) })["llama-sleep"]).toMatchObject({
      comparison_operator: "LessThanOrEqualToThreshold",
      threshold: 0,
      evaluation_periods: 5,
      datapoints_to_alarm: 5,
      treat_missing_data: "notBreaching",
      alarm_actions: [expect.stringMatching(/^\$\{aws_appautoscaling_policy\.Scaling_Sleep_\w+\.arn\}$/)],
      namespace: "AWS/SageMaker",
      metric_name: "ConcurrentRequestsPerCopy",
      dimensions: { InferenceComponentName: "llama" },
      period: 60,
      statistic: "Maximum",
    });
  });

  it("keeps target tracking from taking the copies away before a longer time has passed", () => {
    const props = { idleTimeout: Duration.hours(1) };
    expect(tracking(props)).toMatchObject({ disable_scale_in: true });
    expect(alarms(props)["llama-sleep"]).toMatchObject({ evaluation_periods: 60 });
  });

  it("is there beside a minimum above zero too, which a sleep window may lower", () => {
    expect(Object.keys(policies({ idleTimeout: Duration.minutes(5), minCopies: 1 }))).toContain("llama-sleep");
  });

  it("leaves tracking to take copies away where it was promised only that they go in time", () => {
    expect(tracking({ idleTimeout: Duration.minutes(15) })).not.toHaveProperty("disable_scale_in");
  });

  it("keeps target tracking from breaking the promise of minUpTime", () => {
    expect(tracking({ minUpTime: Duration.minutes(10) })).toMatchObject({ disable_scale_in: true });
  });

  it("may not be shorter than the cooldown of the wake, in which nothing could wake", () => {
    const props = { idleTimeout: Duration.minutes(2), wake: { cooldown: Duration.minutes(3) } };
    expect(problems(copyScaling(emptyStack(), props))).toEqual([
      expect.stringContaining("what scales to zero during the cooldown could not wake before it ends"),
    ]);
  });

  it("waits out the longer of itself and minUpTime", () => {
    const props = { idleTimeout: Duration.minutes(5), minUpTime: Duration.minutes(30) };
    expect(alarms(props)["llama-sleep"]).toMatchObject({ evaluation_periods: 30 });
    expect(tracking(props)).toMatchObject({ disable_scale_in: true });
  });

  it.each([0, 30, 90, 86_460, -60])("may not be %d seconds", (seconds) => {
    const found = problems(copyScaling(emptyStack(), { idleTimeout: Duration.seconds(seconds) }));
    expect(found).toContainEqual(
      expect.stringMatching(/^idleTimeout is .* must be a whole number of minutes, from 1 minute/),
    );
  });

  it("may be known to Terraform alone, which then counts the minutes and keeps tracking from scaling in", () => {
    const stack = stackWithProvider();
    const seconds = variable(stack, "idle").numberValue;
    copyScaling(stack, { idleTimeout: Duration.seconds(seconds) });
    const written = resources(stack, "aws_cloudwatch_metric_alarm").find(({ threshold }) => threshold === 0);
    expect(written).toMatchObject({ evaluation_periods: "${(max(var.idle, 0) / 60)}" });
  });
});
