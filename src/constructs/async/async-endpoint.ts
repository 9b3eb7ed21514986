import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { reportWith } from "../checks/report";
import { checkEndpointOptions, checkVariantNames, endpointNameOf } from "../endpoint/endpoint-options";
import { grantHosting } from "../endpoint/grant-hosting";
import { hostEndpoint } from "../endpoint/hosted-endpoint";
import { DEFAULT_VARIANT_NAME } from "../endpoint/instance-options";
import type { RolePolicy } from "../iam/role-policy";
import { asPrefix, bucketOf } from "../iam/s3-location";
import { VariantScaling } from "../scaling/variant-scaling";
import { EndpointSleepWindows } from "../sleep/endpoint-sleep-windows";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { recordLine } from "../terraform/record-line";
import type { AsyncEndpointAttributes } from "./async-endpoint-attributes";
import { AsyncEndpointBase } from "./async-endpoint-base";
import type { AsyncEndpointProps } from "./async-endpoint-props";
import { asyncBlock, type BoundTopics, bindTopics, checkAsyncOutput } from "./async-output";
import { type AsyncVariantProps, asyncVariantBlock, checkAsyncVariant } from "./async-variant";
import { AsyncVariant } from "./async-variant-metrics";
import type { IImportedAsyncEndpoint } from "./i-imported-async-endpoint";
import { ImportedAsyncEndpoint } from "./imported-async-endpoint";
import { asyncEndpointAttributes, asyncEndpointProperties } from "./properties";

/**
 * An endpoint that queues its requests, processes them on zero to `maxInstanceCount` instances, and stores the responses in
 * S3. Without an instance a request is not refused. It waits, by default for six hours.
 *
 * Every deployment starts awake. Every change of the configuration wakes the variants, because the provider does not keep
 * the number of instances over an update (hashicorp/terraform-provider-aws#48990).
 *
 * Inference components cannot be called asynchronously. Variants with models can.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
 */
export class AsyncEndpoint extends AsyncEndpointBase {
  /** An asynchronous endpoint that is managed elsewhere, by its name. Scaling, sleep windows and alarms can be added to it. */
  static fromEndpointName(scope: Construct, id: string, endpointName: string): IImportedAsyncEndpoint {
    return AsyncEndpoint.fromEndpointAttributes(scope, id, { endpointName });
  }

  /** As `fromEndpointName`, with what is known of its variant and of its scaling. */
  static fromEndpointAttributes(
    scope: Construct,
    id: string,
    written: AsyncEndpointAttributes,
  ): IImportedAsyncEndpoint {
    const { value, problems } = readProperties(asyncEndpointAttributes, written, "endpoint");
    const imported = new ImportedAsyncEndpoint(scope, id, value);
    checkAll(imported, problems);
    return imported;
  }

  /** The endpoint configuration in Terraform. */
  readonly configuration: SagemakerEndpointConfiguration;
  /** The endpoint in Terraform. */
  readonly endpoint: SagemakerEndpoint;
  /** Scaling of the first variant. */
  readonly scaling: VariantScaling;
  /** Scaling of each variant, in the order of the variants. */
  readonly scalings: readonly VariantScaling[];
  private readonly props: AsyncEndpointProps;
  /** The variants, in their order. */
  readonly variants: readonly AsyncVariant[];
  private readonly variantProps: readonly AsyncVariantProps[];
  private readonly sleepWindows: EndpointSleepWindows;
  /** The provider makes a reference, with a stack trace, each time that it is asked for a name. */
  private reference?: string;

  constructor(scope: Construct, id: string, written: AsyncEndpointProps) {
    super(scope, id);
    recordLine(this, AsyncEndpoint);
    const { value: props, problems } = readProperties(asyncEndpointProperties, written);
    this.props = props;
    this.variantProps = [props, ...(props.additionalVariants ?? [])];
    this.variants = this.variantProps.map((variant) =>
      AsyncVariant.of({
        endpoint: this,
        variantName: variantNameOf(variant),
        instanceType: variant.instanceType,
      }),
    );
    const name = endpointNameOf(this, props);
    const preconditions = checkAll(this, [
      ...problems,
      ...checkEndpointOptions(this, name, props),
      ...checkAsyncOutput(props.output),
      ...this.variantProps.flatMap((variant, index) => checkAsyncVariant(placeOf(index), variant)),
      ...checkVariantNames(this.variantProps.map(variantNameOf)),
    ]);

    const topics = bindTopics(this, name, props.output, props);
    for (const grants of new Set(this.variantProps.map(({ model }) => model.executionRole?.grants))) {
      if (grants !== undefined) {
        this.grantInference(grants, name, topics);
      }
    }
    const { configuration, endpoint } = hostEndpoint(this, props, {
      name,
      hosting: {
        productionVariants: this.variantProps.map((variant) => asyncVariantBlock(variant, "modelName")),
        asyncInferenceConfig: asyncBlock(props.output, topics, "arn"),
      },
      hashedHosting: {
        productionVariants: this.variantProps.map((variant) => asyncVariantBlock(variant, "hashKey")),
        asyncInferenceConfig: asyncBlock(props.output, topics, "hashKey"),
      },
      preconditions,
      dependsOn: this.variantProps.flatMap(({ model }) => model.executionRole?.dependables ?? []),
    });
    this.configuration = configuration;
    this.endpoint = endpoint;
    this.scaling = this.scale("Scaling", placeOf(0), props, name);
    const others = this.variantProps.slice(1).map((variant, index) => {
      const prefix = `${name}-${variantNameOf(variant)}`;
      return this.scale(`Scaling${index + 1}`, placeOf(index + 1), variant, prefix);
    });
    this.scalings = [this.scaling, ...others];
    this.sleepWindows = new EndpointSleepWindows(this);
    for (const scaling of this.scalings) {
      this.sleepWindows.join(scaling.sleepWindows);
    }
  }

  /** Name of the endpoint. A reference: what uses the name waits for the endpoint. */
  get endpointName(): string {
    this.reference ??= this.endpoint.name;
    return this.reference;
  }

  /** ARN of the endpoint. Known after the endpoint is created. */
  get endpointArn(): string {
    return this.endpoint.arn;
  }

  /**
   * Puts every variant to sleep at one time and wakes it at another: `copiesOnWake` counts the instances of each. Only
   * `SleepMethod.minCapacity()` applies.
   * @param name letters, digits and hyphens; unique for the endpoint
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }

  /** @internal */
  protected get ownProvider(): TerraformProvider | undefined {
    return this.props.provider;
  }

  private scale(id: string, at: string, variant: AsyncVariantProps, name: string): VariantScaling {
    const scaling = new VariantScaling(this, id, {
      ...variant,
      endpointName: this.endpoint.name,
      variantName: variantNameOf(variant),
      name,
      // SageMaker refuses another instance type while the variant is registered: the target goes first and comes back.
      replacedWith: [this.configuration],
      tags: this.props.tags,
      provider: this.props.provider,
    });
    reportWith(this, scaling, at);
    return scaling;
  }

  /** What the containers do beside loading the model. */
  private grantInference(grants: RolePolicy, name: string, topics: BoundTopics): void {
    const { output, inputS3Uris } = this.props;
    grantHosting(grants, name, this.props, this.variantProps);
    for (const path of [output.s3OutputPath, output.s3FailurePath]) {
      if (path !== undefined) {
        grants.grantWrite(path);
      }
    }
    for (const uri of inputS3Uris ?? [bucketOf(output.s3OutputPath)]) {
      grants.grantReadBelow(asPrefix(uri));
    }
    if (output.kmsKeyArn !== undefined) {
      grants.grantUseKey(output.kmsKeyArn);
    }
    grants.grantPublish([topics.success?.arn, topics.error?.arn].filter((arn) => arn !== undefined));
    for (const topic of [topics.success, topics.error]) {
      if (topic?.keyArn !== undefined) {
        grants.grantUseKey(topic.keyArn);
      }
    }
  }
}

/** Where a variant is written: the first one beside the other properties. */
const placeOf = (index: number): string => (index === 0 ? "" : `additionalVariants[${index - 1}].`);

function variantNameOf({ variantName }: AsyncVariantProps): string {
  return variantName ?? DEFAULT_VARIANT_NAME;
}
