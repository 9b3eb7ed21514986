import { RootConstruct } from "constructs";
import { limits } from "../../catalogue/limits";
import { arnOf } from "../checks/arn-kind";
import { flag, listOf, madeBy, provider, text, texts, withMembers } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { executionRole } from "../iam/role-kind";
import type { ContainerDefinition, PrivateRegistry } from "./container-definition";
import type { IModel } from "./i-model";
import { ImportedModel, type ModelAttributes } from "./imported-model";
import { ModelData } from "./model-data";
import type { ModelProps, VpcConfig } from "./model-props";

/** How a model is written, where it is missing. */
export const MODEL_EXAMPLE = 'write Model.fromName(this, "Model", "…") or new Model(…)';

/** A model, whoever made it. */
export const modelKind = withMembers("a model", "modelName", ["hashKey", "grantLoad", "node"], MODEL_EXAMPLE);

export const unknownModel = (): IModel =>
  new ImportedModel(new RootConstruct(), "Unknown", { modelName: unknownText() });

/** What is known of a model that is managed elsewhere. */
export const modelAttributes: Properties<ModelAttributes> = {
  modelName: required(named(limits.names.importedModel), unknownText),
  executionRole: optional(executionRole),
};

const registryProperties: Properties<PrivateRegistry> = { credentialsProviderArn: optional(text) };

const vpcProperties: Properties<VpcConfig> = {
  subnetIds: required(listOf(text), () => [unknownText()], 'as in ["subnet-…"]'),
  securityGroupIds: required(listOf(text), () => [unknownText()], 'as in ["sg-…"]'),
};

const containerProperties: Properties<ContainerDefinition> = {
  image: optional(text, unknownText),
  modelData: optional(madeBy(ModelData, 'ModelData.s3Prefix("s3://bucket/model/") or ModelData.tarGz("s3://…")')),
  environment: optional(texts),
  containerHostname: optional(text),
  modelPackageName: optional(text, unknownText),
  privateRegistry: optional(objectOf(registryProperties)),
};

/** What the properties of a model may be. */
export const modelProperties: Properties<ModelProps> = {
  ...containerProperties,
  modelName: optional(text),
  containers: optional(listOf(objectOf(containerProperties))),
  vpc: optional(objectOf(vpcProperties)),
  networkIsolation: optional(flag),
  modelDataKmsKeyArn: optional(text),
  executionRole: optional(executionRole),
  executionRoleArn: optional(arnOf(limits.arns.role)),
  tags: optional(texts),
  provider: optional(provider),
};
