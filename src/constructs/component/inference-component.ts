import { Annotations, type ITerraformDependable, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { instanceShape } from "../../catalogue/instance-shapes";
import { instanceTypeMeantBy } from "../../catalogue/instance-types";
import { limits } from "../../catalogue/limits";
import { atMost, type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { reportWith } from "../checks/report";
import { uniqueName } from "../checks/unique-name";
import type { HostingVariant } from "../endpoint/endpoint-variant";
import type { IComponentHost } from "../endpoint/i-component-host";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import { InvokeGrants } from "../iam/invoke-grants";
import { CopyScaling } from "../scaling/copy-scaling";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import { SleepWindows } from "../sleep/sleep-windows";
import { byAddress } from "../terraform/address";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import { requireVersions } from "../terraform/provider-requirements";
import { recordOwnLine } from "../terraform/record-line";
import { AdapterComponent } from "./adapter-component";
import type { AdapterOptions } from "./adapter-component-props";
import type { ComponentRequest } from "./component-request";
import { type ComponentResource, checkTimeouts, componentResource } from "./component-resource";
import { checkCompute, computeBlock } from "./compute-requirements";
import type { IAdapterBase } from "./i-adapter-base";
import type { IImportedInferenceComponent } from "./i-imported-component";
import type { IInferenceComponent } from "./i-inference-component";
import { ImportedInferenceComponent } from "./imported-component";
import type { InferenceComponentAttributes } from "./inference-component-attributes";
import { InferenceComponentBase } from "./inference-component-base";
import type { InferenceComponentProps } from "./inference-component-props";
import { inferenceComponentAttributes, inferenceComponentProperties } from "./properties";
import { checkRollingUpdate, rollingUpdateBlock } from "./rolling-update";

/**
 * Copies of a model on an endpoint's instances, from zero to `maxCopies`.
 *
 * Every deploy starts awake, with `initialCopies`; they are removed after about 15 minutes without requests, and the endpoint's
 * instances some 10 minutes after the last copy. The first request afterwards is refused with HTTP 400 and wakes the
 * component: clients have to try again.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html
 */
export class InferenceComponent extends InferenceComponentBase implements IInferenceComponent, IAdapterBase {
  /** A component that is managed elsewhere, by its name. Scaling, sleep windows and alarms can be added to it here. */
  static fromInferenceComponentName(
    scope: Construct,
    id: string,
    inferenceComponentName: string,
  ): IImportedInferenceComponent {
    return InferenceComponent.fromInferenceComponentAttributes(scope, id, { inferenceComponentName });
  }

  /** As `fromInferenceComponentName`, with what is known of its endpoint and of its scaling. */
  static fromInferenceComponentAttributes(
    scope: Construct,
    id: string,
    written: InferenceComponentAttributes,
  ): IImportedInferenceComponent {
    const { value, problems } = readProperties(inferenceComponentAttributes, written, "component");
    const imported = new ImportedInferenceComponent(scope, id, value);
    checkAll(imported, problems);
    return imported;
  }

  /** Name of the component. Clients pass it beside the name of the endpoint. */
  readonly inferenceComponentName: string;
  /** What scales its copies. */
  readonly scaling: CopyScaling;
  /** @internal */
  readonly sleepWindows: SleepWindows;
  private readonly props: InferenceComponentProps;
  private readonly component: ComponentResource;
  private readonly invokeGrants = new InvokeGrants(this);
  private readonly adapterComponents: AdapterComponent[] = [];

  constructor(scope: Construct, id: string, written: InferenceComponentProps) {
    super(scope, id);
    recordOwnLine(this, InferenceComponent);
    const { value: props, problems } = readProperties(inferenceComponentProperties, written);
    this.props = props;
    const { endpoint } = props;
    const name = props.inferenceComponentName ?? physicalName(this, limits.names.component.maxLength);
    const variant = this.hostingVariant();
    const preconditions = checkAll(this, [...problems, ...this.checks(name, variant)]);
    requireVersions(this);
    this.noteUnknownType(variant?.instanceType);
    this.grantRoles(name);

    this.inferenceComponentName = name;
    this.component = componentResource(this, this.createRequest(name, variant), {
      provider: endpoint.provider,
      tags: this.ownTags,
      timeouts: props.timeouts,
      preconditions,
      dependsOn: [],
      replacedWith: [],
    });
    this.scaling = new CopyScaling(this, "Scaling", {
      ...props,
      tags: this.ownTags,
      inferenceComponentName: name,
      dependsOn: byAddress(this.component.resource),
      replacedWith: [this.component.identity],
      provider: endpoint.provider,
    });
    reportWith(this, this.scaling);
    this.sleepWindows = new SleepWindows(this, () => ({
      noun: "inference component",
      name,
      scaling: this.scaling,
      component: { inferenceComponentName: name, dependables: this.dependables, deployed: this },
      owner: endpoint,
      tags: endpoint.tags,
      provider: endpoint.provider,
    }));
    endpoint.admit?.(this);
  }

  /** The component's ARN, known after it was created. */
  get inferenceComponentArn(): string {
    return this.component.arn;
  }

  /**
   * The request that creates it, in SageMaker's own words; complete once all constructs are there.
   * @internal
   */
  get request(): ComponentRequest {
    return this.component.request;
  }

  /** Endpoint that hosts the component. */
  get endpoint(): IComponentHost {
    return this.props.endpoint;
  }

  /**
   * Of the component and its adapters, for permissions; known before they exist.
   * @internal
   */
  get arns(): readonly string[] {
    const names = [
      this.inferenceComponentName,
      ...this.adapterComponents.map((adapter) => adapter.inferenceComponentName),
    ];
    return names.map(
      (name) => `arn:${partitionOf(this, this.endpoint.provider)}:sagemaker:*:*:inference-component/${name}`,
    );
  }

  /** The component in Terraform. */
  get resource(): TerraformResource {
    return this.component.resource;
  }

  /**
   * What must be replaced with the component watches this.
   * @internal
   */
  get identity(): TerraformResource {
    return this.component.identity;
  }

  /** What must exist before an adapter is created. For `dependsOn`. */
  get dependables(): ITerraformDependable[] {
    return [this.component.resource];
  }

  /**
   * The component's own tags and those of its endpoint.
   * @internal
   */
  get ownTags(): Readonly<Record<string, string>> | undefined {
    const { tags, endpoint } = this.props;
    return tags === undefined && endpoint.tags === undefined ? undefined : { ...endpoint.tags, ...tags };
  }

  /**
   * Adds a LoRA adapter. An adapter has no copies and no scaling: it sleeps and wakes with this component.
   */
  addAdapter(id: string, options: AdapterOptions): AdapterComponent {
    const adapter = new AdapterComponent(this, id, { ...options, base: this });
    this.adapterComponents.push(adapter);
    return adapter;
  }

  /** The LoRA adapters that were added here. */
  get adapters(): readonly AdapterComponent[] {
    return this.adapterComponents;
  }

  /**
   * Puts the component, and its adapters with it, to sleep at one time and wakes it at another.
   * @param name letters, digits and hyphens; unique for the component
   */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow {
    return this.sleepWindows.add(name, options);
  }

  /**
   * Allows a role or user to call this component and its adapters, and no other component of the endpoint.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
   */
  grantInvoke(grantee: Grantee): Grant {
    const endpointArn = `arn:${partitionOf(this, this.endpoint.provider)}:sagemaker:*:*:endpoint/${this.endpoint.endpointName}`;
    return this.invokeGrants.add(grantee, {
      arns: () => [endpointArn, ...this.arns],
      provider: this.endpoint.provider,
    });
  }

  private hostingVariant(): HostingVariant | undefined {
    const { variantName, endpoint } = this.props;
    if (variantName === undefined) {
      return endpoint.variants.length === 1 ? endpoint.variants[0] : undefined;
    }
    return endpoint.variants.find((variant) => variant.variantName === variantName) ?? { variantName };
  }

  private createRequest(name: string, variant: HostingVariant | undefined): ComponentRequest {
    const { props } = this;
    return {
      InferenceComponentName: name,
      EndpointName: props.endpoint.endpointName,
      VariantName: variant?.variantName,
      Specification: {
        ModelName: props.model.modelName,
        StartupParameters: this.startupParameters(),
        ComputeResourceRequirements: computeBlock(props.compute),
        DataCacheConfig: props.dataCache === undefined ? undefined : { EnableCaching: props.dataCache },
        SchedulingConfig: props.placement?.toRequest(),
      },
      RuntimeConfig: { CopyCount: props.initialCopies ?? 1 },
      DeploymentConfig: props.rollingUpdate === undefined ? undefined : rollingUpdateBlock(props.rollingUpdate),
    };
  }

  private startupParameters() {
    const { modelDataDownloadTimeout, containerStartupHealthCheckTimeout } = this.props;
    return modelDataDownloadTimeout === undefined && containerStartupHealthCheckTimeout === undefined
      ? undefined
      : {
          ModelDataDownloadTimeoutInSeconds: modelDataDownloadTimeout?.toSeconds(),
          ContainerStartupHealthCheckTimeoutInSeconds: containerStartupHealthCheckTimeout?.toSeconds(),
        };
  }

  private checks(name: string, variant: HostingVariant | undefined): Check[] {
    const { props } = this;
    return [
      ...checkTimeouts(props.timeouts),
      nameShape("inferenceComponentName", props.inferenceComponentName, limits.names.component),
      uniqueName(this, "inferenceComponentName", "inference component", name, props.endpoint.provider),
      this.variantExists(),
      unless(props.model.isPipeline !== true, {
        property: "model",
        value: "a pipeline of several containers",
        requirement: "must have one container",
        advice: "inference components do not run pipelines; give each model a component of its own",
      }),
      ...checkCompute(props.compute, variant?.instanceType),
      range("initialCopies", props.initialCopies, limits.component.initialCopies),
      atMost(
        { property: "initialCopies", value: props.initialCopies },
        { property: "maxCopies", value: props.maxCopies },
      ),
      durationRange(
        "containerStartupHealthCheckTimeout",
        props.containerStartupHealthCheckTimeout,
        limits.component.startupTimeout,
      ),
      durationRange("modelDataDownloadTimeout", props.modelDataDownloadTimeout, limits.component.startupTimeout),
      ...(props.placement?.check() ?? []),
      ...(props.rollingUpdate === undefined ? [] : checkRollingUpdate(props.rollingUpdate)),
    ];
  }

  private variantExists(): Check {
    const { variantName, endpoint } = this.props;
    const names = endpoint.variants.map((variant) => variant.variantName);
    const ambiguous = variantName === undefined && names.length > 1;
    const unknown =
      variantName !== undefined && names.length > 0 && !isToken(variantName) && !names.includes(variantName);
    return unless(!ambiguous && !unknown, {
      property: "variantName",
      value: variantName,
      requirement: `must be one of the endpoint's variants: ${names.join(", ")}`,
      source: "SageMaker API, CreateInferenceComponent",
    });
  }

  private noteUnknownType(instanceType: string | undefined): void {
    if (instanceType !== undefined && !isToken(instanceType) && instanceShape(instanceType) === undefined) {
      const meant = instanceTypeMeantBy(instanceType);
      const question = meant === undefined || meant === instanceType ? "" : ` Did you mean ${meant}?`;
      Annotations.of(this).addInfo(
        `${instanceType} is not in the catalogue of instance shapes: whether a copy fits on it was not checked.${question}`,
      );
    }
  }

  /** The containers run with the model's role; SageMaker uses the endpoint's to set the component up. */
  private grantRoles(name: string): void {
    const { model, endpoint } = this.props;
    const endpointGrants = endpoint.executionRole?.grants;
    const modelGrants = model.executionRole?.grants;
    if (endpointGrants !== undefined) {
      model.grantLoad(endpointGrants);
    }
    for (const grants of new Set([endpointGrants, modelGrants])) {
      grants?.grantWriteLogs(`/aws/sagemaker/InferenceComponents/${name}`);
    }
  }
}
