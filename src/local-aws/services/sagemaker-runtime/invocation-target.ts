import { ACCOUNT, type Call } from "../../call";
import type { AwsError } from "../../errors";
import type { UnitId } from "../../events";
import { baseOf, COMPONENTS, type Component } from "../sagemaker/component";
import type { Endpoint } from "../sagemaker/endpoint";
import { componentUnit, variantUnit } from "../sagemaker/unit-id";
import { refuse } from "../usage/usage";
import { invocable, refused } from "./refusal";

export interface Invoked {
  readonly EndpointName: string;
  readonly InferenceComponentName?: string;
  readonly TargetVariant?: string;
}

/** What answers a request. */
export interface InvocationTarget {
  readonly endpoint: Endpoint;
  readonly variant: string;
  readonly component?: string;
  /** Whose copies or instances work on it. */
  readonly unit: UnitId;
  /** The variant on whose instances the component runs. */
  readonly host?: UnitId;
}

/** @throws AwsError when nothing answers, as SageMaker refuses */
export function targetOf(call: Call, input: Invoked): InvocationTarget {
  const endpoint = invocable(call, input.EndpointName);
  // Seen in strands-agents/harness-sdk#1969, without its words.
  if (endpoint.asyncInference !== undefined) {
    throw refused(`Endpoint ${input.EndpointName} of account ${ACCOUNT} takes asynchronous requests only.`);
  }
  const component = componentFor(call, endpoint, input.InferenceComponentName);
  const variant = component?.variantName ?? input.TargetVariant ?? endpoint.variants[0]?.VariantName ?? "";
  if (!endpoint.variants.some(({ VariantName }) => VariantName === variant)) {
    throw refused(`Variant ${variant} not found for endpoint ${input.EndpointName} of account ${ACCOUNT}.`);
  }
  const host = variantUnit(endpoint.name, variant);
  return component === undefined
    ? { endpoint, variant, unit: host }
    : { endpoint, variant, component: component.name, unit: componentUnit(baseOf(component) ?? component.name), host };
}

/** @returns `undefined` on an endpoint whose variants have models of their own */
function componentFor(call: Call, endpoint: Endpoint, name: string | undefined): Component | undefined {
  if (!endpoint.hosting.some(({ hostsComponents }) => hostsComponents)) {
    return undefined;
  }
  if (name === undefined) {
    throw refused(
      "Inference Component Name header is required for endpoints to which you plan to deploy inference components. Please include Inference Component Name header or consider using SageMaker models.",
    );
  }
  const component = call.table(COMPONENTS).get(name);
  if (component === undefined || component.endpointName !== endpoint.name) {
    throw refused(`Inference Component ${name} of account ${ACCOUNT} not found.`);
  }
  if (copiesOf(call, component) === 0) {
    throw noCapacity(call, component);
  }
  return component;
}

/** An adapter is served by the copies of its base. */
function copiesOf(call: Call, component: Component): number {
  const base = baseOf(component);
  return base === undefined ? component.currentCopies : (call.table(COMPONENTS).get(base)?.currentCopies ?? 0);
}

/** One refused request is one count of the metric that wakes a component. */
function noCapacity(call: Call, { name }: Component): AwsError {
  refuse(call, componentUnit(name));
  return refused(
    "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
  );
}
