import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformOutput, Token } from "cdktf";
import { RootConstruct } from "constructs";
import {
  type AsyncEndpointProps,
  BacklogTracking,
  BacklogWake,
  Duration,
  MetricStatistic,
  NotificationTopic,
  ResponseInclusion,
  WakeAdjustment,
} from "../../../src";
import { asyncEndpoint, modelNamed, sagemakerModel } from "../../support/builders";
import { replaceableName } from "../../support/replaceable-name";
import {
  emptyStack,
  problems,
  resource,
  resources,
  stackWithProvider,
  synthesized,
  variable,
} from "../../support/synthesized";

const ENDPOINT = "${aws_sagemaker_endpoint.Ocr_Endpoint_2ECC7637.name}";

/** The blocks of an endpoint's resources of a type. */
const written = (type: string, props: Partial<AsyncEndpointProps> = {}) => {
  const stack = stackWithProvider();
  asyncEndpoint(stack, props);
  return resource(stack, type);
};

const policies = (props: Partial<AsyncEndpointProps> = {}) => {
  const stack = stackWithProvider();
  asyncEndpoint(stack, props);
  return Object.fromEntries(resources(stack, "aws_appautoscaling_policy").map((policy) => [policy.name, policy]));
};

const alarms = (props: Partial<AsyncEndpointProps> = {}) => {
  const stack = stackWithProvider();
  asyncEndpoint(stack, props);
  return Object.fromEntries(resources(stack, "aws_cloudwatch_metric_alarm").map((alarm) => [alarm.alarm_name, alarm]));
};

describe("an asynchronous endpoint", () => {
  it("runs its model on instances that Application Auto Scaling counts, and SageMaker does not", () => {
    expect(written("aws_sagemaker_endpoint_configuration")).toMatchObject({
      name: expect.stringMatching(replaceableName("ocr")),
      production_variants: [
        { variant_name: "AllTraffic", model_name: "donut", instance_type: "ml.g5.xlarge", initial_instance_count: 1 },
      ],
      lifecycle: { create_before_destroy: true },
    });
    expect(JSON.stringify(written("aws_sagemaker_endpoint_configuration"))).not.toContain("managed_instance_scaling");
  });

  it("says all that it was told of its output", () => {
    const configuration = written("aws_sagemaker_endpoint_configuration", {
      output: {
        s3OutputPath: "s3://bucket/output/",
        s3FailurePath: "s3://bucket/errors/",
        kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/k",
        successTopic: NotificationTopic.fromTopicArn(
          new RootConstruct(),
          "Done",
          "arn:aws:sns:eu-west-3:123456789012:done",
        ),
        errorTopic: NotificationTopic.fromTopicArn(
          new RootConstruct(),
          "Failed",
          "arn:aws:sns:eu-west-3:123456789012:failed",
        ),
        includeResponseIn: [ResponseInclusion.ERROR],
        maxConcurrentInvocationsPerInstance: 4,
      },
    });
    expect(configuration.async_inference_config).toEqual({
      client_config: { max_concurrent_invocations_per_instance: 4 },
      output_config: {
        s3_output_path: "s3://bucket/output/",
        s3_failure_path: "s3://bucket/errors/",
        kms_key_id: "arn:aws:kms:eu-west-3:123456789012:key/k",
        notification_config: {
          success_topic: "arn:aws:sns:eu-west-3:123456789012:done",
          error_topic: "arn:aws:sns:eu-west-3:123456789012:failed",
          include_inference_response_in: ["ERROR_NOTIFICATION_TOPIC"],
        },
      },
    });
  });

  it("writes no empty client_config, over which the provider stumbles", () => {
    expect(written("aws_sagemaker_endpoint_configuration").async_inference_config).toEqual({
      output_config: { s3_output_path: "s3://bucket/output/" },
    });
  });

  it("creates an encrypted topic that refuses plain HTTP, where one is asked for", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack, { output: { s3OutputPath: "s3://bucket/o/", errorTopic: NotificationTopic.create() } });
    expect(resource(stack, "aws_sns_topic")).toMatchObject({ name: "ocr-error", kms_master_key_id: "alias/aws/sns" });
    expect(resource(stack, "aws_sns_topic_policy").policy).toContain('"aws:SecureTransport" = "false"');
  });

  it("has the ARN of a topic that it creates, once it has created it", () => {
    const stack = stackWithProvider();
    const errorTopic = NotificationTopic.create();
    expect(errorTopic.topicArn).toBeUndefined();
    asyncEndpoint(stack, { output: { s3OutputPath: "s3://bucket/o/", errorTopic } });
    new TerraformOutput(stack, "topic", { value: errorTopic.topicArn });
    expect(synthesized(stack).output?.topic).toEqual({
      value: expect.stringMatching(/^\$\{aws_sns_topic\..+\.arn\}$/),
    });
  });

  it("knows the name of its configuration before a topic of the same configuration is there", () => {
    const stack = stackWithProvider();
    const topic = new SnsTopic(stack, "Topic", { name: "answers" });
    const successTopic = NotificationTopic.fromTopic(stack, "Answers", { name: "answers", arn: topic.arn });
    asyncEndpoint(stack, { output: { s3OutputPath: "s3://bucket/o/", successTopic } });
    expect(resource(stack, "aws_sagemaker_endpoint_configuration")).toMatchObject({
      name: expect.stringMatching(replaceableName("ocr")),
      async_inference_config: {
        output_config: { notification_config: { success_topic: "${aws_sns_topic.Topic.arn}" } },
      },
    });
  });

  it("names its configuration by the topic", () => {
    const nameWith = (name: string) => {
      const errorTopic = NotificationTopic.fromTopic(new RootConstruct(), "Topic", {
        name,
        arn: "arn:aws:sns:eu-west-3:123456789012:failed",
      });
      return written("aws_sagemaker_endpoint_configuration", { output: { s3OutputPath: "s3://b/o/", errorTopic } })
        .name;
    };
    expect(nameWith("one")).not.toBe(nameWith("other"));
  });

  it("lets Terraform check the paths and the key that it alone knows", () => {
    const stack = stackWithProvider();
    const { stringValue: bucket } = variable(stack, "bucket");
    asyncEndpoint(stack, {
      output: { s3OutputPath: `s3://${bucket}/output/`, kmsKeyArn: variable(stack, "key").stringValue },
    });
    const { lifecycle } = resource(stack, "aws_sagemaker_endpoint_configuration");
    expect(lifecycle).toMatchObject({
      precondition: [
        {
          condition:
            '${(can(regex("^s3://[^/]+(/.*)?$", join("", ["s3://", var.bucket, "/output/"]))) && (512 >= length(join("", ["s3://", var.bucket, "/output/"]))))}',
          error_message:
            "output.s3OutputPath must be an S3 URI of at most 512 characters: write it as in s3://bucket/prefix.",
        },
        {
          condition: '${can(regex("^arn:[^:]+:kms:", var.key))}',
          error_message:
            "output.kmsKeyArn must be the ARN of a KMS key: the Terraform provider refuses key ids and aliases here.",
        },
      ],
    });
  });

  it("registers its variant from zero to its maximum, anew with each configuration", () => {
    expect(written("aws_appautoscaling_target")).toMatchObject({
      min_capacity: 0,
      max_capacity: 2,
      resource_id: `endpoint/${ENDPOINT}/variant/AllTraffic`,
      scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
      lifecycle: {
        replace_triggered_by: [expect.stringMatching(/^aws_sagemaker_endpoint_configuration\.\w+\.id$/)],
      },
    });
  });

  it("scales each of several variants", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack, {
      additionalVariants: [
        { variantName: "big", model: modelNamed("donut-xl"), instanceType: "ml.g5.2xlarge", maxInstanceCount: 1 },
      ],
    });
    expect(resources(stack, "aws_appautoscaling_target").map((target) => target.resource_id)).toEqual(
      expect.arrayContaining([`endpoint/${ENDPOINT}/variant/AllTraffic`, `endpoint/${ENDPOINT}/variant/big`]),
    );
    expect(resources(stack, "aws_cloudwatch_metric_alarm").map((alarm) => alarm.alarm_name)).toEqual(
      expect.arrayContaining(["ocr-wake", "ocr-big-wake"]),
    );
  });

  it("lets the model's role read requests, write answers and tell topics, and no more", () => {
    const stack = stackWithProvider();
    const model = sagemakerModel(stack, { executionRoleArn: undefined });
    asyncEndpoint(stack, {
      model,
      inputS3Uris: ["s3://bucket/input/"],
      output: {
        s3OutputPath: "s3://bucket/output/",
        successTopic: NotificationTopic.fromTopicArn(stack, "Done", "arn:aws:sns:eu-west-3:123456789012:done"),
      },
    });
    const { policy } = resource(stack, "aws_iam_role_policy");
    expect(policy).toContain(":s3:::bucket/output/*");
    expect(policy).toContain(":s3:::bucket/input/*");
    expect(policy).toContain('"sns:Publish"], "Resource" = ["arn:aws:sns:eu-west-3:123456789012:done"]');
    expect(policy).toContain("log-group:/aws/sagemaker/Endpoints/ocr");
    expect(policy).not.toContain(":s3:::bucket/*");
  });

  it("lets callers queue requests", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).grantInvoke({ name: "app", arn: "arn:aws:iam::123456789012:role/app" });
    expect(resource(stack, "aws_iam_role_policy")).toMatchObject({
      role: "app",
      policy: expect.stringContaining('"sagemaker:InvokeEndpointAsync"'),
    });
  });
});

describe("what an asynchronous variant follows", () => {
  const metricOf = (tracking: BacklogTracking) =>
    policies({ tracking })["ocr-tracking"]?.target_tracking_scaling_policy_configuration;

  it("is a backlog of five requests per instance by default, under the endpoint's name alone", () => {
    expect(policies()["ocr-tracking"]?.target_tracking_scaling_policy_configuration).toEqual({
      target_value: 5,
      scale_in_cooldown: 300,
      scale_out_cooldown: 300,
      customized_metric_specification: {
        namespace: "AWS/SageMaker",
        metric_name: "ApproximateBacklogSizePerInstance",
        statistic: "Average",
        dimensions: [{ name: "EndpointName", value: ENDPOINT }],
      },
    });
  });

  it("can be its CPU, in which case the backlog takes it to zero", () => {
    const tracking = BacklogTracking.cpuUtilization(50);
    expect(metricOf(tracking)).toMatchObject({
      target_value: 50,
      customized_metric_specification: {
        namespace: "/aws/sagemaker/Endpoints",
        metric_name: "CPUUtilization",
        dimensions: [
          { name: "EndpointName", value: ENDPOINT },
          { name: "VariantName", value: "AllTraffic" },
        ],
        unit: "Percent",
      },
    });
    expect(metricOf(tracking)).not.toHaveProperty("disable_scale_in");
    expect(alarms({ tracking })["ocr-sleep"]).toMatchObject({ evaluation_periods: 15, threshold: 0 });
  });

  it.each(["InvocationsPerInstance", "Invocations", "OverheadLatency", "ConcurrentRequestsPerModel"])(
    "may not be %s, which SageMaker never publishes for it",
    (metricName) => {
      const metric = { namespace: "AWS/SageMaker", metricName, dimensions: {}, statistic: MetricStatistic.SUM };
      const found = problems(asyncEndpoint(emptyStack(), { tracking: BacklogTracking.custom(metric, 1) }));
      expect(found).toEqual([expect.stringContaining(`tracking.metric is "${metricName}", must be a metric that`)]);
    },
  );

  it.each([
    "ApproximateAgeOfOldestRequest",
    "ApproximateBacklogSize",
    "ApproximateBacklogSizePerInstance",
    "HasBacklogWithoutCapacity",
  ])("may be %s of the queue under the endpoint's name alone", (metricName) => {
    const metric = (dimensions: Record<string, string>) =>
      BacklogTracking.custom(
        { namespace: "AWS/SageMaker", metricName, dimensions, statistic: MetricStatistic.AVERAGE },
        1,
      );
    const found = (dimensions: Record<string, string>) =>
      problems(asyncEndpoint(emptyStack(), { tracking: metric(dimensions) }));
    expect(found({ EndpointName: "ocr" })).toEqual([]);
    expect(found({ EndpointName: "ocr", VariantName: "v" })).toEqual([
      expect.stringContaining("must be EndpointName alone"),
    ]);
  });

  it("may have dimensions that Terraform alone knows", () => {
    const stack = stackWithProvider();
    const dimensions = Token.asStringMap(variable(stack, "dimensions").value);
    const metric = { namespace: "Mine", metricName: "Pages", dimensions, statistic: MetricStatistic.SUM };
    asyncEndpoint(stack, { tracking: BacklogTracking.custom(metric, 1) });
    const tracking = resources(stack, "aws_appautoscaling_policy").find(({ name }) => name === "ocr-tracking");
    expect(tracking?.target_tracking_scaling_policy_configuration).toMatchObject({
      customized_metric_specification: {
        dynamic: {
          dimensions: {
            for_each: "${var.dimensions}",
            content: { name: "${each.key}", value: "${each.value}" },
          },
        },
      },
    });
  });

  it("may be a metric of that name in a namespace of one's own", () => {
    const metric = { namespace: "Mine", metricName: "Invocations", dimensions: {}, statistic: MetricStatistic.SUM };
    expect(problems(asyncEndpoint(emptyStack(), { tracking: BacklogTracking.custom(metric, 1) }))).toEqual([]);
  });
});

describe("the wake of an asynchronous variant", () => {
  it("comes after two minutes in which a request waits without an instance", () => {
    expect(alarms()["ocr-wake"]).toMatchObject({
      namespace: "AWS/SageMaker",
      metric_name: "HasBacklogWithoutCapacity",
      dimensions: { EndpointName: ENDPOINT },
      statistic: "Average",
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 60,
      evaluation_periods: 2,
      datapoints_to_alarm: 2,
    });
  });

  it("comes after one minute where that was chosen", () => {
    const wake = BacklogWake.fast();
    expect(alarms({ wake })["ocr-wake"]).toMatchObject({ period: 60, evaluation_periods: 1, datapoints_to_alarm: 1 });
  });

  it("sets the number of instances, so that a long cold start brings no second one", () => {
    expect(policies()["ocr-wake"]?.step_scaling_policy_configuration).toEqual({
      adjustment_type: "ExactCapacity",
      cooldown: 0,
      metric_aggregation_type: "Average",
      step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
    });
  });

  it("can add instances, with a cooldown of nothing", () => {
    const wake = BacklogWake.standard({
      adjustment: WakeAdjustment.CHANGE_IN_CAPACITY,
      instances: 2,
      cooldown: Duration.seconds(0),
    });
    expect(policies({ wake })["ocr-wake"]?.step_scaling_policy_configuration).toMatchObject({
      adjustment_type: "ChangeInCapacity",
      cooldown: 0,
      step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 2 }],
    });
  });

  it("is left out only for a reason", () => {
    const wake = BacklogWake.omitted("a batch of at least ten requests comes every night");
    expect(Object.keys(policies({ wake }))).toEqual(["ocr-tracking"]);
    expect(alarms({ wake })).toEqual({});
    expect(problems(asyncEndpoint(emptyStack(), { wake: BacklogWake.omitted(" ") }))).toEqual([
      expect.stringContaining("must give a reason"),
    ]);
  });
});

describe("an asynchronous endpoint that is wrong", () => {
  it.each<[string, Partial<AsyncEndpointProps>, string]>([
    ["no S3 URI", { output: { s3OutputPath: "bucket/output" } }, "output.s3OutputPath"],
    [
      "an alias for a key",
      { output: { s3OutputPath: "s3://b/o", kmsKeyArn: "alias/mine" } },
      "the Terraform provider refuses key ids and aliases",
    ],
    [
      "an answer in a message that nobody gets",
      { output: { s3OutputPath: "s3://b/o", includeResponseIn: [ResponseInclusion.SUCCESS] } },
      "give successTopic or errorTopic",
    ],
    [
      "more instances to wake than there may be",
      { wake: BacklogWake.standard({ instances: 3 }) },
      "wake.instances is 3",
    ],
    ["a maximum of zero", { maxInstanceCount: 0 }, "maxInstanceCount is 0"],
  ])("says so: %s", (_, props, problem) => {
    expect(problems(asyncEndpoint(emptyStack(), props))).toContainEqual(expect.stringContaining(problem));
  });

  it("is none with all its defaults", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack);
    expect(() => synthesized(stack)).not.toThrow();
  });
});
