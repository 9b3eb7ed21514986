import { DataAwsDefaultTags } from "@cdktf/provider-aws/lib/data-aws-default-tags";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { Cron, Duration, type IRealtimeEndpoint, RealtimeEndpoint, type RoutingStrategy, SleepMethod } from "../../src";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { importDefaultTags } from "../../src/constructs/component/component-tags";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import { expression } from "../../src/modules/expression";
import { mapOfObjects, text } from "../../src/modules/inputs/attribute";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import { ModuleOutput } from "../../src/modules/module-output";
import { ModuleStack } from "../../src/modules/module-stack";
import { Repeated } from "../../src/modules/repeated";
import { RepeatedGrants } from "../../src/modules/repeated-grants";
import { COMPONENT, NAMED_COMPONENT } from "./component-variables";
import { component, model, replaceWithBounds } from "./components";
import { ENDPOINT, EXECUTION_ROLE, TAGS } from "./endpoint-variables";
import { EXECUTION_ROLE_NAMES, executionRole, namePolicy } from "./execution-role";

const NAMES = {
  ...EXECUTION_ROLE_NAMES,
  ScaleToZeroPartition: "current",
  DefaultTags: "current",
  "Endpoint/Configuration": "this",
  "Endpoint/Endpoint": "this",
  "Component/Model/Model": "this",
  "Component/Component/Identity": "component",
  "Component/Component/Resource": "component",
  "Component/Component/Scaling/Target": "copies",
  "Component/Component/Scaling/Tracking": "tracking",
  "Component/Component/Scaling/Wake": "wake",
  "Component/Component/Scaling/WakeAlarm": "wake",
  "Component/Component/Scaling/Sleep": "sleep",
  "Component/Component/Scaling/SleepAlarm": "sleep",
  "Component/Component/SleepWindow/Sleep": "sleep",
  "Component/Component/SleepWindow/Wake": "wake",
  "Component/Bounds": "bounds",
  "Window/Target": "window_target",
  Components: "components",
  Windows: "sleep_windows",
};

/** An endpoint with a map of inference components, each with its scaling, wake alarm and sleep windows. */
export class RealtimeEndpointModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES });
    const inputs = declareVariables(this, {
      ...ENDPOINT,
      inference_components: mapOfObjects("The components of the endpoint, by name.", "component", COMPONENT),
      ...EXECUTION_ROLE,
      ...TAGS,
    });
    importDefaultTags(this, new DataAwsDefaultTags(this, "DefaultTags").tags as never);
    const role = executionRole(this, inputs);
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: inputs.text("endpoint_name"),
      instanceType: inputs.text("instance_type"),
      variantName: inputs.text("variant_name"),
      minInstanceCount: inputs.number("min_instance_count"),
      maxInstanceCount: inputs.number("max_instance_count"),
      initialInstanceCount: inputs.number("initial_instance_count"),
      inferenceAmiVersion: inputs.text("inference_ami_version"),
      containerStartupHealthCheckTimeout: Duration.seconds(
        inputs.number("container_startup_health_check_timeout_seconds"),
      ),
      modelDataDownloadTimeout: Duration.seconds(inputs.number("model_data_download_timeout_seconds")),
      volumeSizeGb: inputs.number("volume_size_gb"),
      routingStrategy: inputs.text("routing_strategy") as RoutingStrategy,
      kmsKeyArn: inputs.text("kms_key_arn"),
      executionRole: role,
      tags: inputs.map("tags"),
    });

    new TerraformLocal(
      this,
      "Components",
      expression(`{
      for key, component in var.inference_components : key => merge(component, {
        name = coalesce(component.name, key)
        tags = merge(var.tags, component.tags)
      })
    }`),
    );
    const components = new Repeated(this, "Component", { forEach: "local.components", attributes: NAMED_COMPONENT });
    const host: IRealtimeEndpoint = {
      endpointName: endpoint.endpointName,
      variants: endpoint.variants,
      executionRole: {
        ...role,
        dependables: [],
        grants: role.grants && new RepeatedGrants(components, "Grants", role.grants),
      },
    };
    const one = component(components, host, model(components, role));
    namePolicy(role);
    replaceWithBounds(components, one);

    new TerraformLocal(
      this,
      "Windows",
      expression(`merge([
      for key, component in var.inference_components : {
        for name, window in component.sleep_windows : "\${key}/\${name}" => merge(window, { component = key, name = name })
      }
    ]...)`),
    );
    const windows = new Repeated(this, "Window", {
      forEach: "local.sleep_windows",
      attributes: { ...COMPONENT.sleep_windows?.attributes, name: text("", {}), component: text("") },
      outer: { group: components, key: "each.value.component", value: "local.components[each.value.component]" },
    });
    const { value } = windows;
    const window = one.addSleepWindow(value.text("name"), {
      sleep: Cron.of(value.text("sleep")),
      wake: Cron.of(value.text("wake")),
      timeZone: value.text("time_zone"),
      copiesOnWake: value.number("copies_on_wake"),
      method: SleepMethod.minCapacity({ hard: value.any("hard") }),
    });
    windows.adopt(window);
    const target = new ComponentIdentity(windows, "Target", { id: one.scaling.target.id });
    for (const action of window.node.children) {
      if ("lifecycle" in action) {
        action.lifecycle = { ...(action.lifecycle as object), replaceTriggeredBy: replaceTriggeredBy(target) };
      }
    }

    // A scope of their own: an output may have the name of a variable.
    const outputs = new Construct(this, "Outputs");
    new ModuleOutput(outputs, "endpoint_name", { description: "What clients call.", value: endpoint.endpointName });
    new ModuleOutput(outputs, "endpoint_arn", { description: "ARN of the endpoint.", value: endpoint.endpointArn });
    new ModuleOutput(outputs, "inference_component_names", {
      description: "Names of the inference components, by key.",
      value: expression("{ for key, component in local.components : key => component.name }"),
    });
  }
}
