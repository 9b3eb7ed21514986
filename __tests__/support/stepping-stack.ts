import { Testing } from "cdktf";
import { type MutableDocument, mutableStack } from "./mutable-document";
import { soundStack } from "./sound-stack";

type Json = Record<string, unknown>;

interface Document {
  readonly resource: {
    readonly aws_appautoscaling_policy: Record<string, Json>;
    readonly aws_cloudwatch_metric_alarm: Record<string, Json>;
  };
}

function withSteps(document: Document): Document {
  const { aws_appautoscaling_policy: policies, aws_cloudwatch_metric_alarm: alarms } = document.resource;
  for (const [key, { target_tracking_scaling_policy_configuration: tracked, ...policy }] of Object.entries(policies)) {
    if (tracked === undefined) {
      continue;
    }
    const name = String(policy.name).replace(/-tracking$/, "");
    const wake = Object.values(alarms).find(({ alarm_name }) => alarm_name === `${name}-wake`);
    policies[key] = {
      ...policy,
      name: `${name}-idle`,
      policy_type: "StepScaling",
      step_scaling_policy_configuration: {
        adjustment_type: "ExactCapacity",
        cooldown: 60,
        metric_aggregation_type: "Maximum",
        step_adjustment: [{ metric_interval_upper_bound: "0", scaling_adjustment: 0 }],
      },
    };
    alarms[`${key}_Idle`] = idleAlarm(name, { key, dimensions: wake?.dimensions });
  }
  return document;
}

const idleAlarm = (
  name: string,
  { key, dimensions }: { readonly key: string; readonly dimensions: unknown },
): Json => ({
  alarm_name: `${name}-idle`,
  alarm_description: "Nothing is worked on",
  alarm_actions: [`\${aws_appautoscaling_policy.${key}.arn}`],
  namespace: "AWS/SageMaker",
  metric_name:
    key.startsWith("Ocr") || key.startsWith("Transcripts") ? "ApproximateBacklogSize" : "ConcurrentRequestsPerCopy",
  dimensions,
  statistic: "Maximum",
  comparison_operator: "LessThanThreshold",
  threshold: 1,
  period: 60,
  evaluation_periods: 15,
  datapoints_to_alarm: 15,
  treat_missing_data: "notBreaching",
});

/** The sound stack as it is without target tracking: a step policy and an alarm of its own are the only way to zero. */
const steppingDown: string = JSON.stringify(withSteps(JSON.parse(Testing.synth(soundStack(Testing.app())))));

export const steppingStack = (): MutableDocument => mutableStack(JSON.parse(steppingDown));
