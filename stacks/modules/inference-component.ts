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
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { Single } from "../../src/modules/single";
import { callVariables } from "../../src/modules/variable-names";
import { NAMED_ADAPTER } from "./adapter-variables";
import { adapter, adapterNames } from "./adapters";
import { outputApplied } from "./applied";
import { componentNames, createdComponent, roleFor } from "./component";
import { NAMED_COMPONENT, ONE_MODEL } from "./component-variables";
import { DATA_NAMES, useProviderTags } from "./data";
import { namesOfTheComponent } from "./distinct-names";
import { EXECUTION_ROLE, TAGS } from "./endpoint-variables";
import { EXECUTION_ROLE_NAMES, executionRole, namePolicy, roleOutput } from "./execution-role";
import { explain } from "./explanations";
import { model, modelNames } from "./model";
import { SCALING_VARIABLES } from "./scaling";
import { INFERENCE_COMPONENT_SECTIONS } from "./sections";
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
  endpoint_name: text(
    "Name of the existing endpoint that hosts the component. Must have been created for inference components.",
    { check: named(names.endpoint) },
  ),
  variant_name: text("Name of the production variant that hosts the component.", {
    default: "AllTraffic",
    check: named(names.variant),
  }),
  ...NAMED_COMPONENT,
  name: text("Inference component name. Must be unique in the account and Region.", { check: named(names.component) }),
  ...EXECUTION_ROLE,
  ...TAGS,
};

/** An inference component with its scaling on an endpoint that exists elsewhere: teams share the instances. */
export class InferenceComponentModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES, sections: INFERENCE_COMPONENT_SECTIONS });
    callVariables(this, SCALING_VARIABLES);
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
      errorMessage: `The component ${ONE_MODEL.requirement}.`,
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
      description: "Name of the inference component. Clients pass it together with the endpoint name.",
      value: created.inferenceComponentName,
      // What uses this output can add scheduled actions to the scalable target, which must exist first.
      dependsOn: [created.scaling.target],
    });
    new ModuleOutput(outputs, "inference_component_arn", {
      description: "ARN of the inference component.",
      value: created.inferenceComponentArn,
    });
    new ModuleOutput(outputs, "scalable_target_id", {
      description: "Resource id of the scalable target, for scaling policies and scheduled actions of your own.",
      value: created.scaling.target.resourceId,
    });
    new ModuleOutput(outputs, "wake_alarm_arn", {
      description: "ARN of the alarm that wakes the component.",
      value: expression("aws_cloudwatch_metric_alarm.wake.arn"),
    });
    new ModuleOutput(outputs, "model_name", {
      description: "Name of the model that the component runs.",
      value: expression("var.model == null ? var.model_name : aws_sagemaker_model.this[0].name"),
    });
    outputApplied(outputs, {
      endpointName: inputs.text("endpoint_name"),
      componentNames: expression("concat([var.name], [for adapter in local.adapters : adapter.name])"),
      arn: created.inferenceComponentArn,
    });
    new ModuleOutput(outputs, "execution_role_arn", {
      description: "ARN of the execution role of the created model. Null with `model_name`.",
      value: roleOutput(),
    });
    explain(this);
  }
}
