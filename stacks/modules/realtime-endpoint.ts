import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { RealtimeEndpoint, type RoutingStrategy } from "../../src";
import { expression } from "../../src/modules/expression";
import { mapOfObjects, text } from "../../src/modules/inputs/attribute";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import { ModuleOutput } from "../../src/modules/module-output";
import { ModuleStack } from "../../src/modules/module-stack";
import { Repeated } from "../../src/modules/repeated";
import { callVariables } from "../../src/modules/variable-names";
import { NAMED_ADAPTER } from "./adapter-variables";
import { adapter, adapterNames } from "./adapters";
import { outputApplied } from "./applied";
import { componentNames, createdComponent, roleFor } from "./component";
import { COMPONENT, NAMED_COMPONENT, WHOLE_COMPONENT } from "./component-variables";
import { DATA_NAMES, useProviderTags } from "./data";
import { NAMES_OF_COMPONENTS } from "./distinct-names";
import { ENDPOINT, EXECUTION_ROLE, TAGS } from "./endpoint-variables";
import { EXECUTION_ROLE_NAMES, executionRole, namePolicy, requireRole, roleOutput } from "./execution-role";
import { explain } from "./explanations";
import { declareShapes, INSTANCE_SHAPES, requireFit } from "./instance-limits";
import { instanceOptions } from "./instances";
import { model, modelNames } from "./model";
import { SCALING_VARIABLES } from "./scaling";
import { REALTIME_ENDPOINT_SECTIONS } from "./sections";
import { sleepWindow, windowNames } from "./sleep-window";
import { SLEEP_WINDOW } from "./sleep-window-variables";

const NAMES = {
  ...DATA_NAMES,
  ...EXECUTION_ROLE_NAMES,
  ...componentNames("Component"),
  ...modelNames("Component"),
  ...windowNames("Component/Component", "Window"),
  "Endpoint/ConfigurationName": "configuration",
  ...adapterNames("Adapter"),
  "Endpoint/Configuration": "this",
  "Endpoint/Endpoint": "this",
  Components: "components",
  InstanceShapes: INSTANCE_SHAPES,
  Adapters: "adapters",
  SleepWindows: "sleep_windows",
};

const COMPONENTS = `{
  for key, component in var.inference_components : key => merge(component, {
    name = coalesce(component.name, key)
    tags = merge(var.tags, component.tags)
  })
}`;

const ADAPTERS = `merge([
  for key, component in local.components : {
    for name, adapter in component.adapters : "\${key}/\${name}" => merge(adapter, {
      component = key
      key       = name
      name      = coalesce(adapter.name, name)
      tags      = merge(component.tags, adapter.tags)
    })
  }
]...)`;

const SLEEP_WINDOWS = `merge([
  for key, component in var.inference_components : {
    for name, window in component.sleep_windows : "\${key}/\${name}" => merge(window, { component = key, name = name })
  }
]...)`;

/** What people call the component that something is about. */
const OF_COMPONENT = 'inference_components["${each_component.key}"]';

/** An endpoint with a map of inference components, each with its scaling, wake alarm and sleep windows. */
export class RealtimeEndpointModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES, sections: REALTIME_ENDPOINT_SECTIONS });
    callVariables(this, SCALING_VARIABLES);
    const inputs = declareVariables(this, {
      ...ENDPOINT,
      inference_components: mapOfObjects("Inference components of the endpoint, by name.", "component", COMPONENT, {
        elements: WHOLE_COMPONENT,
        together: NAMES_OF_COMPONENTS,
      }),
      ...EXECUTION_ROLE,
      ...TAGS,
    });
    useProviderTags(this);
    new TerraformLocal(this, "Components", expression(COMPONENTS));
    new TerraformLocal(this, "Adapters", expression(ADAPTERS));
    new TerraformLocal(this, "SleepWindows", expression(SLEEP_WINDOWS));

    declareShapes(this);
    const role = executionRole(this, inputs, inputs.text("endpoint_name"));
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: inputs.text("endpoint_name"),
      ...instanceOptions(inputs),
      routingStrategy: inputs.text("routing_strategy") as RoutingStrategy,
      kmsKeyArn: inputs.text("kms_key_arn"),
      executionRole: role,
      tags: inputs.map("tags"),
    });

    requireRole(endpoint.configuration);
    const components = new Repeated(this, "Component", {
      forEach: "local.components",
      attributes: NAMED_COMPONENT,
      called: OF_COMPONENT,
    });
    const { value } = components;
    const [name, tags] = [value.text("name"), value.map("tags")];
    const [variant] = endpoint.variants;
    const created = createdComponent(components, {
      name,
      endpoint: RealtimeEndpoint.fromEndpointAttributes(components, "Endpoint", {
        endpointName: endpoint.endpointName,
        variantName: variant?.variantName,
        instanceType: variant?.instanceType,
        executionRole: roleFor(components, role),
      }),
      model: model(components, { name, role, tags }),
      tags,
      initialCopies: value.number("initial_copies"),
    });
    requireFit(created.resource, components, inputs.reference("instance_type"));
    const outer = { group: components, key: "each.value.component", value: "local.components[each.value.component]" };
    const ofComponent = { component: text("Key of the component.") };
    const adapters = new Repeated(this, "Adapter", {
      forEach: "local.adapters",
      attributes: { ...NAMED_ADAPTER, ...ofComponent },
      called: `${OF_COMPONENT}.adapters["\${each_adapter.value.key}"]`,
      outer,
    });
    adapter(adapters, { base: created, role });
    namePolicy(role);
    const windows = new Repeated(this, "Window", {
      forEach: "local.sleep_windows",
      attributes: { ...SLEEP_WINDOW, name: text("Name of the window."), ...ofComponent },
      called: `${OF_COMPONENT}.sleep_windows["\${each_window.value.name}"]`,
      outer,
    });
    sleepWindow(windows, windows.value.text("name"), created, created.scaling.target);

    // A scope of their own: an output may have the name of a variable.
    const outputs = new Construct(this, "Outputs");
    new ModuleOutput(outputs, "endpoint_name", {
      description: "Endpoint name, which clients pass in requests.",
      value: endpoint.endpointName,
    });
    new ModuleOutput(outputs, "endpoint_arn", { description: "ARN of the endpoint.", value: endpoint.endpointArn });
    new ModuleOutput(outputs, "endpoint_config_name", {
      description: "Name of the configuration that the endpoint uses.",
      value: endpoint.configuration.name,
    });
    new ModuleOutput(outputs, "inference_component_names", {
      description: "Names of the inference components, by key. Clients pass them together with the endpoint name.",
      value: expression("{ for key, component in local.components : key => component.name }"),
      // What uses this output can add scheduled actions to the scalable targets, which must exist first.
      dependsOn: [created.scaling.target],
    });
    const ofEach = (type: string, attribute: string) =>
      expression(`{ for key, component in ${type} : key => component.${attribute} }`);
    new ModuleOutput(outputs, "inference_component_arns", {
      description: "ARNs of the inference components, by key.",
      value: ofEach("aws_cloudcontrolapi_resource.component", "id"),
    });
    new ModuleOutput(outputs, "scalable_target_ids", {
      description: "Resource ids of the scalable targets, by key, for policies and scheduled actions of your own.",
      value: ofEach("aws_appautoscaling_target.copies", "resource_id"),
    });
    new ModuleOutput(outputs, "wake_alarm_arns", {
      description: "ARNs of the alarms that wake the components, by key.",
      value: ofEach("aws_cloudwatch_metric_alarm.wake", "arn"),
    });
    new ModuleOutput(outputs, "model_names", {
      description: "Names of the created models, by key.",
      value: ofEach("aws_sagemaker_model.this", "name"),
    });
    outputApplied(outputs, {
      endpointName: endpoint.endpointName,
      configurationName: endpoint.configuration.name,
      componentNames: expression(
        "concat([for component in local.components : component.name], [for adapter in local.adapters : adapter.name])",
      ),
      arn: endpoint.endpointArn,
    });
    new ModuleOutput(outputs, "execution_role_arn", {
      description: "ARN of the IAM role that SageMaker assumes.",
      value: roleOutput(),
    });
    explain(this);
  }
}
