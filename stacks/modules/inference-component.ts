import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { RealtimeEndpoint } from "../../src";
import { limits } from "../../src/catalogue/limits";
import { expression } from "../../src/modules/expression";
import { type Attributes, text } from "../../src/modules/inputs/attribute";
import { named } from "../../src/modules/inputs/checks";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import { ModuleOutput } from "../../src/modules/module-output";
import { ModuleStack } from "../../src/modules/module-stack";
import { sayInstead } from "../../src/modules/own-conditions";
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { Single } from "../../src/modules/single";
import { NAMED_ADAPTER } from "./adapter-variables";
import { adapter, adapterNames } from "./adapters";
import { outputApplied } from "./applied";
import { componentNames, createdComponent, roleFor } from "./component";
import { NAMED_COMPONENT, ONE_MODEL } from "./component-variables";
import { DATA_NAMES, useProviderTags } from "./data";
import { namesOfTheComponent } from "./distinct-names";
import { EXECUTION_ROLE, TAGS } from "./endpoint-variables";
import { EXECUTION_ROLE_NAMES, executionRole, namePolicy, roleOutput } from "./execution-role";
import { model, modelNames } from "./model";
import { SCALING_WORDS } from "./scaling";
import { sleepWindow, windowNames } from "./sleep-window";
import { SLEEP_WINDOW } from "./sleep-window-variables";

const NAMES = {
  ...DATA_NAMES,
  ...EXECUTION_ROLE_NAMES,
  ...componentNames("Component"),
  ...modelNames("Component"),
  ...windowNames("Component/Component", "Window"),
  ...adapterNames("Adapter"),
  Adapters: "adapters",
};

const ADAPTERS = `{
  for key, adapter in var.adapters : key => merge(adapter, {
    name = coalesce(adapter.name, key)
    tags = merge(var.tags, adapter.tags)
  })
}`;

const { names } = limits;

const VARIABLES: Attributes = {
  endpoint_name: text("An endpoint for inference components that exists elsewhere.", { check: named(names.endpoint) }),
  variant_name: text("The variant of the endpoint that hosts the component.", {
    default: "AllTraffic",
    check: named(names.variant),
  }),
  ...NAMED_COMPONENT,
  name: text("Name of the inference component. Unique in the account and region.", { check: named(names.component) }),
  ...EXECUTION_ROLE,
  ...TAGS,
};

/** An inference component with its scaling on an endpoint that exists elsewhere: teams share the instances. */
export class InferenceComponentModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES });
    sayInstead(this, SCALING_WORDS);
    const inputs = declareVariables(this, VARIABLES);
    useProviderTags(this);
    new TerraformLocal(this, "Adapters", expression(ADAPTERS));
    const [name, tags] = [inputs.text("name"), inputs.map("tags")];
    const role = executionRole(this, inputs, name, `${inputs.reference("model")} != null`);
    const group = new Single(this, "Component", VARIABLES);
    const endpoint = RealtimeEndpoint.fromEndpointAttributes(group, "Endpoint", {
      endpointName: inputs.text("endpoint_name"),
      variantName: inputs.text("variant_name"),
      executionRole: roleFor(group, role),
    });
    const created = createdComponent(group, {
      name,
      endpoint,
      model: model(group, { name, role, tags }),
      tags,
      initialCopies: inputs.number("initial_copies"),
    });
    const adapters = new Repeated(this, "Adapter", {
      forEach: "local.adapters",
      attributes: NAMED_ADAPTER,
      called: 'adapters["${each_adapter.key}"]',
    });
    adapter(adapters, { base: created, role });
    namePolicy(role);
    requirePrecondition(created.resource, {
      condition: ONE_MODEL.condition("var", ""),
      errorMessage: `A component ${ONE_MODEL.requirement}.`,
    });
    for (const condition of namesOfTheComponent("var")) {
      requirePrecondition(created.resource, condition);
    }
    const windows = new Repeated(this, "Window", {
      forEach: "var.sleep_windows",
      attributes: SLEEP_WINDOW,
      called: 'sleep_windows["${each_window.key}"]',
    });
    sleepWindow(windows, windows.key, created, created.scaling.target);

    const outputs = new Construct(this, "Outputs");
    new ModuleOutput(outputs, "inference_component_name", {
      description: "What clients pass beside the endpoint's name.",
      value: created.inferenceComponentName,
      // Who is given the name can put windows on what scales the component.
      dependsOn: [created.scaling.target],
    });
    new ModuleOutput(outputs, "inference_component_arn", {
      description: "ARN of the inference component.",
      value: created.inferenceComponentArn,
    });
    new ModuleOutput(outputs, "scalable_target_id", {
      description: "What Application Auto Scaling calls the target: for policies and scheduled actions of your own.",
      value: created.scaling.target.resourceId,
    });
    new ModuleOutput(outputs, "wake_alarm_arn", {
      description: "ARN of the alarm that wakes the component.",
      value: expression("aws_cloudwatch_metric_alarm.wake.arn"),
    });
    new ModuleOutput(outputs, "model_name", {
      description: "Name of the model, given or created.",
      value: expression("var.model == null ? var.model_name : aws_sagemaker_model.this[0].name"),
    });
    outputApplied(outputs, {
      endpointName: inputs.text("endpoint_name"),
      componentNames: expression("concat([var.name], [for adapter in local.adapters : adapter.name])"),
      arn: created.inferenceComponentArn,
    });
    new ModuleOutput(outputs, "execution_role_arn", {
      description: "ARN of the role that the created model runs with; null for a model that exists already.",
      value: roleOutput(),
    });
  }
}
