import type { TerraformStack } from "cdktf";
import { type Construct, RootConstruct } from "constructs";
import {
  AsyncEndpoint,
  type AsyncEndpointProps,
  CopyScaling,
  type CopyScalingProps,
  Cron,
  type IModel,
  type InferenceComponent,
  type InferenceComponentOptions,
  Model,
  type ModelProps,
  RealtimeEndpoint,
  type RealtimeEndpointProps,
} from "../../src";

export const ROLE_ARN = "arn:aws:iam::123456789012:role/sagemaker";
export const IMAGE = "763104351884.dkr.ecr.eu-west-3.amazonaws.com/djl-inference:0.31.0";

/** Asleep from Friday evening to Monday morning, on a day in November 2026. */
export const WEEKEND = {
  sleep: Cron.weekly("FRI", "18:00"),
  wake: Cron.weekly("MON", "07:00"),
  timeZone: "Europe/Paris",
  now: new Date("2026-11-21T05:00:00Z"),
};

/** A model that is managed elsewhere, for constants as well. Give a scope if what is wrong with it matters. */
export function modelNamed(modelName: string, scope: Construct = new RootConstruct()): IModel {
  return Model.fromName(scope, `Model${modelName}`, modelName);
}

/** An endpoint named `llm`; name what matters. */
export function realtimeEndpoint(stack: TerraformStack, props: Partial<RealtimeEndpointProps> = {}): RealtimeEndpoint {
  return new RealtimeEndpoint(stack, "Llm", {
    endpointName: "llm",
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 3,
    // `in`, since a test may ask for no role by giving undefined.
    ...("executionRole" in props || "executionRoleArn" in props ? {} : { executionRoleArn: ROLE_ARN }),
    ...props,
  });
}

/** A component named `llama` on an endpoint of its own; name what matters. */
export function inferenceComponent(
  stack: TerraformStack,
  options: Partial<InferenceComponentOptions> = {},
  endpoint: RealtimeEndpoint = realtimeEndpoint(stack),
): InferenceComponent {
  return endpoint.addInferenceComponent("Llama", {
    inferenceComponentName: "llama",
    model: modelNamed("llama-8b"),
    compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
    maxCopies: 3,
    ...options,
  });
}

/** The scaling of a component that exists elsewhere; name what matters. */
export function copyScaling(stack: TerraformStack, props: Partial<CopyScalingProps> = {}): CopyScaling {
  return new CopyScaling(stack, "Scaling", { inferenceComponentName: "llama", maxCopies: 3, ...props });
}

/** A model named `llama` with an image of Amazon ECR; name what matters. */
export function sagemakerModel(stack: TerraformStack, props: Partial<ModelProps> = {}, id = "Model"): Model {
  return new Model(stack, id, {
    modelName: "llama",
    ...("containers" in props || "modelPackageName" in props ? {} : { image: IMAGE }),
    ...("executionRole" in props || "executionRoleArn" in props ? {} : { executionRoleArn: ROLE_ARN }),
    ...props,
  });
}

/** An asynchronous endpoint named `ocr`; name what matters. */
export function asyncEndpoint(stack: TerraformStack, props: Partial<AsyncEndpointProps> = {}): AsyncEndpoint {
  return new AsyncEndpoint(stack, "Ocr", {
    endpointName: "ocr",
    model: modelNamed("donut"),
    instanceType: "ml.g5.xlarge",
    maxInstanceCount: 2,
    output: { s3OutputPath: "s3://bucket/output/" },
    ...props,
  });
}
