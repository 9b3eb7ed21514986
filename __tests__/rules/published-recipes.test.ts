import { runRules } from "../../src/rules/run-rules";
import { wsRules } from "../../src/rules/ws-rules";
import { parseTerraform } from "../../src/topology";

/* What others published, written as Terraform word by word: each mistake is named by the rule that explains it. */

const now = new Date("2026-06-01T00:00:00Z");

/** `W05 aws_cloudwatch_metric_alarm.wake` and so on. */
function findings(resource: Readonly<Record<string, unknown>>): readonly string[] {
  const text = JSON.stringify({ terraform: {}, resource });
  const { topology } = parseTerraform(text, "cdk.tf.json");
  return runRules(topology, wsRules, { now }).map(({ id, on }) => `${id} ${on.address.replace(/^aws_[a-z_]+\./, "")}`);
}

const endpoint = (variant: object, more: object = {}) => ({
  aws_sagemaker_endpoint_configuration: { this: { name: "llm-1", production_variants: [variant], ...more } },
  aws_sagemaker_endpoint: {
    this: { name: "llm", endpoint_config_name: "${aws_sagemaker_endpoint_configuration.this.name}" },
  },
});

const COPIES = {
  service_namespace: "sagemaker",
  resource_id: "inference-component/llama3",
  scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
};
const INSTANCES = {
  service_namespace: "sagemaker",
  resource_id: "endpoint/llm/variant/variant1",
  scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
};

const components = (specification: object = {}) => ({
  ...endpoint({
    variant_name: "AllTraffic",
    instance_type: "ml.g5.12xlarge",
    initial_instance_count: 1,
    managed_instance_scaling: { status: "ENABLED", min_instance_count: 0, max_instance_count: 3 },
  }),
  aws_cloudcontrolapi_resource: {
    llama: {
      type_name: "AWS::SageMaker::InferenceComponent",
      desired_state: JSON.stringify({
        InferenceComponentName: "llama3",
        EndpointName: "llm",
        VariantName: "AllTraffic",
        Specification: {
          ModelName: "llama3",
          ComputeResourceRequirements: {
            NumberOfAcceleratorDevicesRequired: 1,
            MinMemoryRequiredInMb: 1024,
            ...specification,
          },
        },
        RuntimeConfig: { CopyCount: 1 },
      }),
    },
  },
});

const tracking = (predefined: string, target: number) => ({
  ...COPIES,
  name: "tracking",
  policy_type: "TargetTrackingScaling",
  target_tracking_scaling_policy_configuration: {
    predefined_metric_specification: { predefined_metric_type: predefined },
    target_value: target,
    scale_in_cooldown: 300,
    scale_out_cooldown: 300,
  },
});

const step = {
  ...COPIES,
  name: "step",
  policy_type: "StepScaling",
  step_scaling_policy_configuration: {
    adjustment_type: "ChangeInCapacity",
    metric_aggregation_type: "Maximum",
    cooldown: 60,
    step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
  },
};

const alarm = {
  alarm_name: "ic-step-scaling-alarm",
  alarm_actions: ["${aws_appautoscaling_policy.step.arn}"],
  comparison_operator: "GreaterThanOrEqualToThreshold",
  datapoints_to_alarm: 1,
  dimensions: { InferenceComponentName: "llama3" },
  evaluation_periods: 1,
  metric_name: "NoCapacityInvocationFailures",
  namespace: "AWS/SageMaker",
  period: 30,
  statistic: "Maximum",
  threshold: 1,
  treat_missing_data: "missing",
};

const HIGH_RESOLUTION = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution";

/** AWS's announcement of scale to zero. */
const announcement = {
  ...components(),
  aws_appautoscaling_target: { copies: { ...COPIES, min_capacity: 0, max_capacity: 8 } },
  aws_appautoscaling_policy: { tracking: tracking(HIGH_RESOLUTION, 5), step },
  aws_cloudwatch_metric_alarm: { wake: alarm },
};

const role = {
  aws_iam_role: {
    sagemaker: {
      name: "sagemaker",
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
  },
};

/** The schedules of the announcement: "18:00 UTC+1" on Fridays and "07:00 UTC+1" on Mondays. */
const schedule = (name: string, expression: string, operation: string, input: object) => ({
  name,
  schedule_expression: expression,
  schedule_expression_timezone: "UTC+1",
  end_date: "2025-12-31T23:59:59Z",
  action_after_completion: "DELETE",
  flexible_time_window: { mode: "OFF" },
  target: {
    arn: `arn:aws:scheduler:::aws-sdk:sagemaker:${operation}`,
    role_arn: "${aws_iam_role.sagemaker.arn}",
    input: JSON.stringify({ InferenceComponentName: "llama3", ...input }),
  },
});

const UPDATE = "updateInferenceComponentRuntimeConfig";
const copies = (CopyCount: number) => ({ DesiredRuntimeConfig: { CopyCount } });
const FRIDAY = "cron(00 18 ? * 6 2024-2025)";
const MONDAY = "cron(00 07 ? * 2 2024-2025)";

describe("AWS's announcement of scale to zero", () => {
  it("wakes", () => expect(findings(announcement)).toEqual([]));

  it("asks for more copies in its notebook than its instances hold", () =>
    expect(findings({ ...announcement, ...components({ NumberOfAcceleratorDevicesRequired: 4 }) })).toEqual([
      "W20 copies",
    ]));

  it("has schedules that are past, in an undocumented time zone, with a wake that does not stay", () => {
    const schedules = {
      aws_scheduler_schedule: {
        sleep: schedule("scale-to-zero-schedule", FRIDAY, UPDATE, copies(0)),
        wake: schedule("scale-out-schedule", MONDAY, UPDATE, copies(2)),
      },
    };
    const told = findings({ ...announcement, ...role, ...schedules });
    expect(told).toEqual(expect.arrayContaining(["S01 sleep", "S01 wake", "S02 sleep", "S02 wake", "S13 wake"]));
    expect(told).toEqual(expect.arrayContaining(["S05 sleep", "S07 sagemaker", "S16 wake"]));
    expect(told.filter((finding) => finding.startsWith("W"))).toEqual([]);
  });

  it("gives its second pair of schedules the names of the first, and deletes what Terraform manages", () => {
    const schedules = {
      aws_scheduler_schedule: {
        sleep: schedule("scale-to-zero-schedule", FRIDAY, UPDATE, copies(0)),
        wake: schedule("scale-out-schedule", MONDAY, UPDATE, copies(2)),
        remove: schedule("scale-to-zero-schedule", FRIDAY, "deleteInferenceComponent", {}),
        create: schedule("scale-out-schedule", MONDAY, "createInferenceComponent", {
          EndpointName: "llm",
          VariantName: "AllTraffic",
          Specification: { ModelName: "llama3" },
          RuntimeConfig: { CopyCount: 2 },
        }),
      },
    };
    const told = findings({ ...announcement, ...role, ...schedules });
    expect(told).toEqual(expect.arrayContaining(["S06 remove", "S06 create", "S18 remove", "S20 create"]));
  });
});

describe("the SageMaker guide on endpoints at zero instances", () => {
  it("has an alarm that one request does not fire, and a step policy under tracking's name and argument", () => {
    const told = findings({
      ...announcement,
      aws_appautoscaling_policy: {
        tracking: { ...tracking("SageMakerInferenceComponentInvocationsPerCopy", 1), name: "my-scaling-policy" },
        step: {
          ...COPIES,
          name: "my-scaling-policy",
          policy_type: "StepScaling",
          target_tracking_scaling_policy_configuration: { target_value: 1 },
        },
      },
      aws_cloudwatch_metric_alarm: {
        wake: { ...alarm, comparison_operator: "GreaterThanThreshold", period: 60, statistic: "Sum" },
      },
    });
    expect(told).toEqual(["W05 wake", "W16 step", "W17 step"]);
  });
});

describe("asynchronous endpoints with target tracking alone", () => {
  const async = (target: number) => ({
    ...endpoint(
      { variant_name: "variant1", model_name: "donut", instance_type: "ml.g4dn.xlarge", initial_instance_count: 1 },
      { async_inference_config: { output_config: { s3_output_path: "s3://bucket/out" } } },
    ),
    aws_appautoscaling_target: { instances: { ...INSTANCES, min_capacity: 0, max_capacity: 1 } },
    aws_appautoscaling_policy: {
      tracking: {
        ...INSTANCES,
        name: "Invocations-ScalingPolicy",
        policy_type: "TargetTrackingScaling",
        target_tracking_scaling_policy_configuration: {
          target_value: target,
          scale_in_cooldown: 150,
          scale_out_cooldown: 300,
          customized_metric_specification: {
            metric_name: "ApproximateBacklogSizePerInstance",
            namespace: "AWS/SageMaker",
            statistic: "Average",
            dimensions: [{ name: "EndpointName", value: "llm" }],
          },
        },
      },
    },
  });

  it("leave a few requests waiting: a field report, and an older page of the guide", () => {
    expect(findings(async(1))).toEqual(["W28 instances"]);
    expect(findings(async(5))).toEqual(["W28 instances"]);
  });

  it("are not helped by a step policy whose alarm has the variant among its dimensions", () => {
    const { aws_appautoscaling_policy: policies, ...rest } = async(5);
    const told = findings({
      ...rest,
      aws_appautoscaling_policy: {
        ...policies,
        step: { ...step, ...INSTANCES, name: "steps" },
      },
      aws_cloudwatch_metric_alarm: {
        backlog: {
          ...alarm,
          metric_name: "ApproximateBacklogSizePerInstance",
          dimensions: { EndpointName: "llm", VariantName: "variant1" },
          period: 60,
          threshold: 3,
        },
      },
    });
    expect(told).toContain("W30 backlog");
  });
});
