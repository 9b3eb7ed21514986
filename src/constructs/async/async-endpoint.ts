import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import {
  checkEndpointOptions,
  checkVariantNames,
  type EndpointOptions,
  endpointNameOf,
} from "../endpoint/endpoint-options";
import { hostEndpoint } from "../endpoint/hosted-endpoint";
import { DEFAULT_VARIANT_NAME } from "../endpoint/instance-options";
import type { RoleAttributes } from "../iam/execution-role";
import { grantInvoke } from "../iam/grant-invoke";
import type { RolePolicy } from "../iam/role-policy";
import { VariantScaling } from "../scaling/variant-scaling";
import { type AsyncOutput, asyncBlock, bindTopics, checkAsyncOutput, type TopicArns } from "./async-output";
import { type AsyncVariantProps, asyncVariantBlock, checkAsyncVariant } from "./async-variant";

export interface AsyncEndpointProps extends AsyncVariantProps, EndpointOptions {
  /** Where answers go and who is told. */
  readonly output: AsyncOutput;
  /**
   * S3 prefixes that requests lie below: the models' roles may read them.
   * @default - the bucket of `output.s3OutputPath`
   */
  readonly inputS3Uris?: readonly string[];
  /** Variants beside the one that the other properties describe, at most 9. @default - one variant */
  readonly additionalVariants?: readonly AsyncVariantProps[];
}

/**
 * An endpoint that queues its requests, works on them with zero to `maxInstanceCount` instances, and puts the answers
 * into S3. A request is never refused for want of an instance: it waits, for six hours unless it says otherwise.
 *
 * Every deploy starts awake. So does every change of the configuration: the provider does not keep the number of
 * instances over an update (hashicorp/terraform-provider-aws#48990), so a variant that sleeps wakes for it.
 *
 * Inference components cannot be called asynchronously; variants with models can.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
 */
export class AsyncEndpoint extends Construct {
  readonly configuration: SagemakerEndpointConfiguration;
  readonly endpoint: SagemakerEndpoint;
  /** What scales the first variant, which is the only one unless there are more. */
  readonly scaling: VariantScaling;
  /** What scales each variant, in their order. */
  readonly scalings: readonly VariantScaling[];
  private readonly variants: readonly AsyncVariantProps[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AsyncEndpointProps,
  ) {
    super(scope, id);
    this.variants = [props, ...(props.additionalVariants ?? [])];
    const name = endpointNameOf(this, props);
    const preconditions = checkAll(this, [
      ...checkEndpointOptions(this, name, props),
      ...checkAsyncOutput(props.output),
      ...this.variants.flatMap((variant, index) =>
        checkAsyncVariant(index === 0 ? "" : `additionalVariants[${index - 1}].`, variant),
      ),
      ...checkVariantNames(this.variants.map(variantNameOf)),
    ]);

    const topics = bindTopics(this, name, props.output, props);
    for (const grants of new Set(this.variants.map(({ model }) => model.executionRole?.grants))) {
      if (grants !== undefined) {
        this.grantInference(grants, name, topics);
      }
    }
    const { configuration, endpoint } = hostEndpoint(this, props, {
      name,
      productionVariants: this.variants.map(asyncVariantBlock),
      asyncInferenceConfig: asyncBlock(props.output, topics),
      preconditions,
      dependsOn: this.variants.flatMap(({ model }) => model.executionRole?.dependables ?? []),
    });
    this.configuration = configuration;
    this.endpoint = endpoint;
    this.scaling = this.scale("Scaling", props, name);
    const others = this.variants.slice(1).map((variant, index) => {
      const prefix = `${name}-${variantNameOf(variant)}`;
      return this.scale(`Scaling${index + 1}`, variant, prefix);
    });
    this.scalings = [this.scaling, ...others];
  }

  get endpointName(): string {
    return this.endpoint.name;
  }

  get endpointArn(): string {
    return this.endpoint.arn;
  }

  /** Lets a role that is known to Terraform queue requests. It also has to write them to S3. */
  grantInvoke(role: RoleAttributes): void {
    grantInvoke(this, role, () => [this.endpointArn], this.props.provider, ["sagemaker:InvokeEndpointAsync"]);
  }

  private scale(id: string, variant: AsyncVariantProps, name: string): VariantScaling {
    return new VariantScaling(this, id, {
      ...variant,
      endpointName: this.endpoint.name,
      variantName: variantNameOf(variant),
      name,
      // SageMaker refuses another instance type while the variant is registered: the target goes first and comes back.
      replacedWith: [this.configuration],
      tags: this.props.tags,
      provider: this.props.provider,
    });
  }

  /** What the containers do beside loading the model. */
  private grantInference(grants: RolePolicy, name: string, topics: TopicArns): void {
    const { output, inputS3Uris } = this.props;
    grants.grantWriteLogs(`/aws/sagemaker/Endpoints/${name}`);
    for (const path of [output.s3OutputPath, output.s3FailurePath]) {
      if (path !== undefined) {
        grants.grantWrite(path);
      }
    }
    for (const uri of inputS3Uris ?? [bucketOf(output.s3OutputPath)]) {
      grants.grantRead(uri);
    }
    if (output.kmsKeyArn !== undefined) {
      grants.grantUseKey(output.kmsKeyArn);
    }
    const topicArns = [topics.success, topics.error].filter((arn) => arn !== undefined);
    if (topicArns.length > 0) {
      grants.add({ actions: ["sns:Publish"], resources: topicArns });
    }
  }
}

function variantNameOf({ variantName }: AsyncVariantProps): string {
  return variantName ?? DEFAULT_VARIANT_NAME;
}

/** `s3://bucket/` of an S3 URI. */
function bucketOf(uri: string): string {
  return uri.replace(/^(s3:\/\/[^/]+).*$/s, "$1/");
}
