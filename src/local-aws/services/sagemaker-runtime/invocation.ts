import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { operation, RawAnswer } from "../../service";
import { recordValue } from "../cloudwatch/metric";
import { COMPONENTS, type Component } from "../sagemaker/component";
import type { Endpoint } from "../sagemaker/endpoint";
import { resourceName } from "../sagemaker/shapes";
import { invocable, refused } from "./refusal";

const invocation = z.object({
  EndpointName: resourceName(),
  InferenceComponentName: resourceName().optional(),
  TargetVariant: resourceName().optional(),
  ContentType: z.string().default("application/octet-stream"),
  Body: z.instanceof(Buffer),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
export const invokeEndpoint = operation(invocation, (input, call) => {
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
  return stubContainer(input.Body, input.ContentType, variant);
});

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
    refuse(call, component);
  }
  return component;
}

/** An adapter is served by the copies of its base. */
function copiesOf(call: Call, component: Component): number {
  const base = component.specification?.BaseInferenceComponentName;
  return base === undefined ? component.currentCopies : (call.table(COMPONENTS).get(base)?.currentCopies ?? 0);
}

/** The metric is what wakes a component: one refused request is one count. */
function refuse(call: Call, { name }: Component): never {
  recordValue(
    call,
    {
      Namespace: "AWS/SageMaker",
      MetricName: "NoCapacityInvocationFailures",
      Dimensions: [{ Name: "InferenceComponentName", Value: name }],
    },
    1,
  );
  throw refused(
    "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
  );
}

/** Says back what it was told. */
function stubContainer(body: Buffer, contentType: string, variant: string): RawAnswer {
  return new RawAnswer(body, { "content-type": contentType, "x-amzn-invoked-production-variant": variant });
}
