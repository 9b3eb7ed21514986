import { Fn } from "cdktf";
import { type IExecutionRole, type IModel, Model, ModelData } from "../../src";
import { limits } from "../../src/catalogue/limits";
import { ImportedRole } from "../../src/constructs/iam/imported-role";
import { withDefault } from "../../src/constructs/terraform/nullable";
import { textOf } from "../../src/modules/expression";
import type { Group, ItemCondition } from "../../src/modules/group";
import { GroupGrants } from "../../src/modules/group-grants";
import { optionalBlock } from "../../src/modules/optional-block";
import { requireRole } from "./execution-role";

/** The name of what `model` creates in a group. */
export const modelNames = (group: string): Readonly<Record<string, string>> => ({
  [`${group}/Model/Name`]: "model",
  [`${group}/Model/Model`]: "this",
});

export interface ModelPlace {
  /** What the model's name begins with. */
  readonly name: string;
  readonly role: IExecutionRole;
  readonly tags: Readonly<Record<string, string>>;
  /** The role that whoever uses the model knows of. @default - none */
  readonly loadedWith?: IExecutionRole;
}

/** The model that the variables name, or one that is created from what they say. */
export function model(group: Group, { name, role, tags, loadedWith }: ModelPlace): IModel {
  const { value } = group;
  group.only((it) => `${it}.model != null`, "Model");
  const { roleArn, hashKey } = role;
  // Before the model is created: it waits for its permissions.
  grantLoad(group, role);
  const created = new Model(group, "Model", {
    modelName: withDefault(value.text("model.name"), beginningOf(name)),
    image: value.text("model.image"),
    modelData: ModelData.s3Prefix(value.text("model.model_data_prefix"), {
      acceptEula: value.flag("model.accept_eula"),
    }),
    environment: value.map("model.environment"),
    networkIsolation: value.flag("model.network_isolation"),
    vpc: { subnetIds: value.list("model.subnet_ids"), securityGroupIds: value.list("model.security_group_ids") },
    // What it needs is granted above: parts of it may not be there.
    executionRole: new ImportedRole(group, "ModelRole", { roleArn, hashKey, dependables: role.dependables }),
    tags,
  });
  created.resource.addOverride("primary_container.model_data_url", value.text("model.model_data_url"));
  const source = "primary_container.model_data_source";
  const isGiven = (path: string) => `${value.reference(path)} != null`;
  optionalBlock(created.resource, `${source}.s3_data_source.model_access_config`, isGiven("model.accept_eula"));
  optionalBlock(created.resource, source, isGiven("model.model_data_prefix"));
  optionalBlock(created.resource, "vpc_config", isGiven("model.subnet_ids"));
  requireRole(created.resource);
  const own = `aws_sagemaker_model.this${group.optionalIndex}.name`;
  const modelName = textOf(`${value.reference("model")} == null ? ${value.reference("model_name")} : ${own}`);
  // Terraform knows the name of a model before it exists.
  return Model.fromModelAttributes(group, "AnyModel", { modelName, executionRole: loadedWith });
}

/** What the name of a model begins with where nobody gave it one: a name that is right stays so when it is cut. */
const beginningOf = (name: string): string => Fn.replace(Fn.substr(name, 0, limits.names.model.maxLength), "/-+$/", "");

function grantLoad(group: Group, { grants }: IExecutionRole): void {
  if (grants === undefined) {
    return;
  }
  const { value } = group;
  const where = (id: string, condition: ItemCondition) => new GroupGrants(group, id, grants, condition);
  const image = where("ImageGrants", (it) => `try(strcontains(${it}.model.image, ".dkr.ecr"), false)`);
  image.grantPull(value.text("model.image"));
  const prefix = where("PrefixGrants", (it) => `try(${it}.model.model_data_prefix, null) != null`);
  prefix.grantReadBelow(value.text("model.model_data_prefix"));
  const archive = where("ArchiveGrants", (it) => `try(${it}.model.model_data_url, null) != null`);
  archive.grantRead(value.text("model.model_data_url"));
  const vpc = where("VpcGrants", (it) => `try(${it}.model.subnet_ids, null) != null`);
  vpc.grantVpcAccess();
  const key = where("KeyGrants", (it) => `${it}.model != null`);
  key.grantUseKey(value.text("model.model_data_kms_key_arn"));
}
