import { SagemakerModel, type SagemakerModelConfig } from "@cdktf/provider-aws/lib/sagemaker-model";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, nameShape, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import { ExecutionRole } from "../iam/execution-role";
import { Grant } from "../iam/grant";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { RolePolicy } from "../iam/role-policy";
import { hashedName } from "../terraform/content-hash";
import { nonEmpty } from "../terraform/non-empty";
import { physicalName } from "../terraform/physical-name";
import { requireVersions } from "../terraform/provider-requirements";
import { recordLine } from "../terraform/record-line";
import { lifecycleOfReplaceable, OverriddenName, replaceableName } from "../terraform/replaceable-name";
import { type ContainerDefinition, checkContainer, containerBlock } from "./container-definition";
import type { IModel } from "./i-model";
import { ImportedModel, type ModelAttributes } from "./imported-model";
import type { ModelProps, VpcConfig } from "./model-props";
import { modelAttributes, modelProperties } from "./properties";

/**
 * An image, its artifacts, and the networks that its containers can reach.
 *
 * SageMaker models cannot be changed, only replaced. Each replacement has a name of its own, and the new model is
 * created before the old one is deleted, so that a component never refers to a deleted model.
 *
 * The created role may write the logs of the components and endpoints that use the model in this stack; for others
 * grant it with `executionRole.grants.grantWriteLogs`.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model
 */
export class Model extends Construct implements IModel {
  /** A model that is managed elsewhere, by its name. */
  static fromName(scope: Construct, id: string, modelName: string): IModel {
    return Model.fromModelAttributes(scope, id, { modelName });
  }

  /** A model that is managed elsewhere, with the role that its containers run with. */
  static fromModelAttributes(scope: Construct, id: string, written: ModelAttributes): IModel {
    const { value, problems } = readProperties(modelAttributes, written, "model");
    const imported = new ImportedModel(scope, id, value);
    checkAll(imported, problems);
    return imported;
  }

  /** The model in Terraform. */
  readonly resource: SagemakerModel;
  /** @internal */
  readonly hashKey: string;
  /** @internal */
  readonly isPipeline: boolean;
  /** Role that the containers run with. */
  readonly executionRole: IExecutionRole;
  private readonly props: ModelProps;
  private readonly definitions: readonly ContainerDefinition[];

  constructor(scope: Construct, id: string, written: ModelProps) {
    super(scope, id);
    recordLine(this, Model);
    const { value: props, problems } = readProperties(modelProperties, written);
    this.props = props;
    this.definitions = props.containers ?? [props];
    this.isPipeline = props.containers !== undefined;
    const conditions = checkAll(this, [...problems, ...this.checks()]);
    requireVersions(this);

    this.executionRole = this.resolveRole();
    const content = this.content();
    const base = props.modelName ?? physicalName(this, limits.names.model.maxLength);
    // A role is known by its name before it exists, and by its ARN afterwards: the hash must not wait for the ARN.
    const hashed = { ...content, role: this.executionRole.hashKey };
    this.hashKey = hashedName(base, hashed);
    checkAll(this, [uniqueName(this, "modelName", "model", this.hashKey, props.provider)]);
    const lifecycle = lifecycleOfReplaceable(this, "Name", base);
    const config = {
      provider: props.provider,
      name: replaceableName(base, hashed),
      executionRoleArn: this.executionRole.roleArn,
      ...content,
      tags: props.tags,
      dependsOn: nonEmpty(this.executionRole.dependables),
      lifecycle: { ...lifecycle, precondition: nonEmpty(conditions) },
    };
    this.resource = new ReplaceableModel(this, "Model", config, new OverriddenName(base, hashed));
  }

  /** The model's name, as a reference: what uses it waits for it. */
  get modelName(): string {
    return this.resource.name;
  }

  /** Allows a role to pull the image and to read the artifacts, and to use the key and the VPC of the model. */
  grantLoad(grants: RolePolicy): Grant {
    const { modelDataKmsKeyArn, vpc } = this.props;
    return Grant.combined([
      ...this.definitions.flatMap(({ image, modelData }) => [
        ...(image === undefined ? [] : [grants.grantPull(image)]),
        ...(modelData === undefined ? [] : [modelData.grantRead(grants)]),
      ]),
      ...(modelDataKmsKeyArn === undefined ? [] : [grants.grantUseKey(modelDataKmsKeyArn)]),
      ...(vpc === undefined ? [] : [grants.grantVpcAccess()]),
    ]);
  }

  private checks(): Check[] {
    const { props } = this;
    const pipeline = props.containers;
    return [
      nameShape("modelName", props.modelName, limits.names.model),
      ...this.definitions.flatMap((container, index) =>
        checkContainer(pipeline === undefined ? "" : `containers[${index}]`, container),
      ),
      unless(pipeline === undefined || (pipeline.length >= 2 && pipeline.length <= 15), {
        property: "containers",
        value: pipeline?.length,
        requirement: "must hold 2 to 15 containers",
        advice: "one container is written without `containers`",
        source: "SageMaker API, CreateModel",
      }),
      unless(pipeline === undefined || (props.image === undefined && props.modelData === undefined), {
        property: "containers",
        value: "given beside image or modelData",
        requirement: "must stand alone",
        advice: "move the image into `containers`",
      }),
      unless(props.executionRole === undefined || props.executionRoleArn === undefined, {
        property: "executionRoleArn",
        value: props.executionRoleArn,
        requirement: "may not be given beside executionRole",
        advice: "leave one of them out",
      }),
      unless(props.vpc === undefined || withinVpcLimits(props.vpc), {
        property: "vpc",
        value: props.vpc,
        requirement: "must have 1 to 16 subnets and 1 to 5 security groups",
        source: "SageMaker API, VpcConfig",
      }),
    ];
  }

  private resolveRole(): IExecutionRole {
    const { executionRole, executionRoleArn, tags, provider } = this.props;
    if (executionRoleArn !== undefined) {
      return ExecutionRole.fromRoleArn(this, "ExecutionRole", executionRoleArn);
    }
    const role = executionRole ?? new ExecutionRole(this, "ExecutionRole", { tags, provider });
    if (role.grants !== undefined) {
      this.grantLoad(role.grants);
    }
    return role;
  }

  private content() {
    const { vpc, containers, networkIsolation } = this.props;
    const blocks = this.definitions.map(containerBlock);
    return {
      enableNetworkIsolation: networkIsolation,
      vpcConfig:
        vpc === undefined ? undefined : { subnets: [...vpc.subnetIds], securityGroupIds: [...vpc.securityGroupIds] },
      ...(containers === undefined
        ? { primaryContainer: blocks[0] }
        : { container: blocks, inferenceExecutionConfig: { mode: "Serial" } }),
    };
  }
}

function withinVpcLimits({ subnetIds, securityGroupIds }: VpcConfig): boolean {
  return (
    subnetIds.length >= 1 && subnetIds.length <= 16 && securityGroupIds.length >= 1 && securityGroupIds.length <= 5
  );
}

/** A model whose name changes with what is overridden. */
class ReplaceableModel extends SagemakerModel {
  private readonly overridden: OverriddenName;

  constructor(scope: Construct, id: string, config: SagemakerModelConfig, overridden: OverriddenName) {
    super(scope, id, config);
    this.overridden = overridden;
  }

  override addOverride(path: string, value: unknown): void {
    super.addOverride(path, value);
    this.name = this.overridden.after(path, value);
  }
}
