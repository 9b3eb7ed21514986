import type { Precondition, TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import { type InferenceComponent, type IRealtimeEndpoint, Model, RealtimeEndpoint } from "../../src";
import { importDefaultTags } from "../../src/constructs/component/component-tags";
import { stateConditions } from "../../src/modules/inputs/stated-conditions";
import type { Values } from "../../src/modules/inputs/values";
import { ModuleStack } from "../../src/modules/module-stack";
import { Repeated } from "../../src/modules/repeated";
import { component } from "./component";
import { conditionsOfComponent, NAMED_COMPONENT_ELSEWHERE } from "./window-variables";

/** A component that somebody else deploys, once for each that the variables hold. */
export interface ComponentElsewhere {
  readonly group: Repeated;
  readonly component: InferenceComponent;
  readonly endpoint: IRealtimeEndpoint;
  /** What is asked of it as a whole. */
  readonly preconditions: readonly Precondition[];
}

/**
 * The constructs of a component in a stack of their own that nobody synthesizes: the requests that create it, and what
 * scales it, are read from them.
 * @param stack where they are read
 * @param defaultTags of the provider
 */
export function componentElsewhere(
  stack: TerraformStack,
  inputs: Values,
  defaultTags: Readonly<Record<string, string>>,
): ComponentElsewhere {
  const elsewhere = new ModuleStack(new RootConstruct(), "Elsewhere");
  importDefaultTags(elsewhere, defaultTags);
  const group = new Repeated(elsewhere, "Component", {
    forEach: "local.components",
    attributes: NAMED_COMPONENT_ELSEWHERE,
  });
  const { value } = group;
  const endpoint = RealtimeEndpoint.fromEndpointAttributes(elsewhere, "Endpoint", {
    endpointName: inputs.text("endpoint_name"),
    variantName: inputs.text("variant_name"),
  });
  const modelName = value.text("model_name");
  const created = component(group, {
    name: value.text("name"),
    endpoint,
    model: Model.fromName(elsewhere, "Model", modelName),
    tags: value.map("tags"),
    initialCopies: undefined,
  });
  // The variables of this stack are asked for these already.
  stateConditions(stack, conditionsOfComponent(stack, value.at));
  const asked = [created.resource, created.scaling.target].flatMap(({ lifecycle }) => lifecycle?.precondition ?? []);
  return { group, component: created, endpoint, preconditions: asked };
}
