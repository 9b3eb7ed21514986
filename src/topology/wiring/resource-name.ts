/** What a resource id of Application Auto Scaling names. Works on texts with `${…}` in them, too. */
export type ScalableResource =
  | { readonly kind: "inference-component"; readonly name: string }
  | { readonly kind: "variant"; readonly endpointName: string; readonly variantName: string };

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export function parseResourceId(id: string): ScalableResource | undefined {
  if (id.startsWith("inference-component/")) {
    return { kind: "inference-component", name: id.slice("inference-component/".length) };
  }
  const middle = id.lastIndexOf("/variant/");
  if (id.startsWith("endpoint/") && middle > "endpoint/".length) {
    return {
      kind: "variant",
      endpointName: id.slice("endpoint/".length, middle),
      variantName: id.slice(middle + "/variant/".length),
    };
  }
  return undefined;
}

/** `<resource id>:policyName/<name>`, the part of a scaling policy's ARN that people choose. */
export const policyPath = (resourceId: string, name: string): string => `${resourceId}:policyName/${name}`;

/**
 * The `policyPath` of `arn:aws:autoscaling:<region>:<account>:scalingPolicy:<uuid>:resource/sagemaker/<path>`.
 * `undefined` for the ARN of anything else, such as a topic.
 */
export function policyPathOf(arn: string): string | undefined {
  return /^arn:[^:]+:autoscaling:[^:]*:[^:]*:scalingPolicy:[^:]*:resource\/sagemaker\/(.+)$/.exec(arn)?.[1];
}

/** The name in `arn:aws:iam::<account>:role/<path>/<name>`, or of any other resource of IAM. */
export function iamNameOf(arn: string): string | undefined {
  return /^arn:[^:]+:iam::[^:]*:[a-z-]+\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}
