import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { AsyncEndpoint, BacklogWake, type IExecutionRole, type ResponseInclusion } from "../../src";
import { asPrefix, bucketOf } from "../../src/constructs/iam/s3-location";
import { addressOf } from "../../src/constructs/terraform/address";
import { bare, expression, textOf } from "../../src/modules/expression";
import { GroupGrants } from "../../src/modules/group-grants";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import type { Values } from "../../src/modules/inputs/values";
import { ModuleOutput } from "../../src/modules/module-output";
import { ModuleStack } from "../../src/modules/module-stack";
import { optionalBlock } from "../../src/modules/optional-block";
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { Single } from "../../src/modules/single";
import { callVariables } from "../../src/modules/variable-names";
import { outputApplied } from "./applied";
import { ASYNC_ENDPOINT, ASYNC_SLEEP_WINDOW } from "./async-variables";
import { ONE_MODEL } from "./component-variables";
import { DATA_NAMES } from "./data";
import { namesOfScaling, TOPICS_DIFFER } from "./distinct-names";
import { EXECUTION_ROLE_NAMES, executionRole, namePolicy, roleOutput } from "./execution-role";
import { explain } from "./explanations";
import { instanceOptions } from "./instances";
import { model, modelNames } from "./model";
import { notificationTopic, topicArn, topicNames } from "./notification-topic";
import { hasIdleTime, replaceWithBounds, SCALING_VARIABLES, scalingOptions, wakeOptions } from "./scaling";
import { ASYNC_ENDPOINT_SECTIONS } from "./sections";
import { sleepWindow, windowNames } from "./sleep-window";
import { neverReachesZero, TRACKING_NAMES, tracking } from "./tracked-metric";

const NAMES = {
  ...DATA_NAMES,
  ...EXECUTION_ROLE_NAMES,
  ...TRACKING_NAMES,
  ...modelNames("Async"),
  ...topicNames("Async", "Success"),
  ...topicNames("Async", "Error"),
  "Async/Endpoint/ConfigurationName": "configuration",
  "Async/Endpoint/Configuration": "this",
  "Async/Endpoint/Endpoint": "this",
  "Async/Endpoint/Scaling/Target": "instances",
  "Async/Endpoint/Scaling/Tracking": "tracking",
  "Async/Endpoint/Scaling/Wake": "wake",
  "Async/Endpoint/Scaling/WakeAlarm": "wake",
  "Async/Endpoint/Scaling/Sleep": "sleep",
  "Async/Endpoint/Scaling/SleepAlarm": "sleep",
  "Async/Bounds": "bounds",
  ...windowNames("Async/Endpoint/Scaling", "Window"),
  InputS3Uris: "input_s3_uris",
};

/** An asynchronous endpoint whose instances go to zero with its queue, and come back for one waiting request. */
export class AsyncEndpointModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES, sections: ASYNC_ENDPOINT_SECTIONS });
    callVariables(this, SCALING_VARIABLES);
    const inputs = declareVariables(this, ASYNC_ENDPOINT);
    const tracked = tracking(this, inputs);
    const name = inputs.text("endpoint_name");
    const tags = inputs.map("tags");
    const role = executionRole(this, inputs, name, `${inputs.reference("model")} != null`);
    const group = new Single(this, "Async", ASYNC_ENDPOINT);
    group.only(isPutToSleep, ...SLEEP);

    const endpoint = new AsyncEndpoint(group, "Endpoint", {
      endpointName: name,
      ...instanceOptions(inputs),
      kmsKeyArn: inputs.text("kms_key_arn"),
      model: model(group, { name, role, tags, loadedWith: role }),
      output: {
        s3OutputPath: inputs.text("output.s3_output_path"),
        s3FailurePath: inputs.text("output.s3_failure_path"),
        kmsKeyArn: inputs.text("output.kms_key_arn"),
        successTopic: notificationTopic(group, "Success", { name, role, tags }),
        errorTopic: notificationTopic(group, "Error", { name, role, tags }),
        includeResponseIn: inputs.list("output.include_response_in") as ResponseInclusion[],
        maxConcurrentInvocationsPerInstance: inputs.number("output.max_concurrent_invocations_per_instance"),
      },
      // Terraform alone knows how many there are: they are granted below.
      inputS3Uris: [],
      tracking: tracked,
      ...scalingOptions(inputs),
      wake: BacklogWake.standard({ instances: inputs.number("wake.instances"), ...wakeOptions(inputs) }),
      tags,
    });
    grantInputs(this, inputs, role);
    namePolicy(role);
    const { configuration } = endpoint;
    const isGiven = (path: string) => `${inputs.reference(path)} != null`;
    const { target } = endpoint.scaling;
    optionalBlock(
      configuration,
      "async_inference_config.output_config.notification_config",
      `${isGiven("output.success_topic")} || ${isGiven("output.error_topic")}`,
    );
    optionalBlock(
      configuration,
      "async_inference_config.client_config",
      isGiven("output.max_concurrent_invocations_per_instance"),
    );
    requirePrecondition(configuration, {
      condition: ONE_MODEL.condition("var", ""),
      errorMessage: `The endpoint ${ONE_MODEL.requirement}.`,
    });
    const scaled = { it: "var", name: "var.endpoint_name", sleeps: isPutToSleep("var") };
    for (const condition of [...namesOfScaling(scaled), TOPICS_DIFFER]) {
      requirePrecondition(configuration, condition);
    }
    replaceWithBounds(group, target, "min_instance_count", "max_instance_count");
    const windows = new Repeated(this, "Window", {
      forEach: "var.sleep_windows",
      attributes: ASYNC_SLEEP_WINDOW,
      called: 'sleep_windows["${each_window.key}"]',
    });
    sleepWindow(windows, windows.key, endpoint.scaling, target);
    this.output(endpoint);
    explain(this);
  }

  private output({ endpoint, configuration }: AsyncEndpoint): void {
    // A scope of their own: an output may have the name of a variable.
    const outputs = new Construct(this, "Outputs");
    new ModuleOutput(outputs, "endpoint_name", {
      description: "Endpoint name, which clients pass in requests.",
      value: endpoint.name,
    });
    new ModuleOutput(outputs, "endpoint_arn", { description: "ARN of the endpoint.", value: endpoint.arn });
    new ModuleOutput(outputs, "endpoint_config_name", {
      description: "Name of the configuration that the endpoint uses.",
      value: configuration.name,
    });
    new ModuleOutput(outputs, "model_name", {
      description: "Name of the model that the endpoint runs.",
      value: textOf(`${addressOf(configuration)}.production_variants[0].model_name`),
    });
    new ModuleOutput(outputs, "execution_role_arn", {
      description: "ARN of the execution role of the created model. Null with `model_name`.",
      value: roleOutput(),
    });
    new ModuleOutput(outputs, "scalable_target_id", {
      description: "Resource id of the scalable target, for scaling policies and scheduled actions of your own.",
      value: expression("aws_appautoscaling_target.instances.resource_id"),
    });
    new ModuleOutput(outputs, "wake_alarm_arn", {
      description: "ARN of the alarm that wakes the endpoint.",
      value: expression("aws_cloudwatch_metric_alarm.wake.arn"),
    });
    outputApplied(outputs, { endpointName: endpoint.name, configurationName: configuration.name, arn: endpoint.arn });
    new ModuleOutput(outputs, "success_topic_arn", {
      description: "ARN of the topic that receives a message for each answer. Null without a topic.",
      value: textOf(topicArn("Success")),
    });
    new ModuleOutput(outputs, "error_topic_arn", {
      description: "ARN of the topic that receives a message for each error. Null without a topic.",
      value: textOf(topicArn("Error")),
    });
  }
}

const SLEEP = ["Endpoint/Scaling/Sleep", "Endpoint/Scaling/SleepAlarm"];

/** Whether a policy and an alarm of its own take the instances to zero. */
const isPutToSleep = (it: string): string => `${hasIdleTime(it)} || ${neverReachesZero(it)}`;

/** The role may read what lies below each of the prefixes. */
function grantInputs(stack: ModuleStack, inputs: Values, { grants }: IExecutionRole): void {
  const bucket = bare(stack, bucketOf(inputs.text("output.s3_output_path")));
  const uris = `coalesce(${inputs.reference("input_s3_uris")}, [${bucket}])`;
  new TerraformLocal(stack, "InputS3Uris", expression(uris));
  const each = new Repeated(stack, "Input", { forEach: "local.input_s3_uris", attributes: {} });
  if (grants !== undefined) {
    new GroupGrants(each, "Grants", grants).grantReadBelow(asPrefix(textOf("each_input.value")));
  }
}
