import type { SagemakerModelContainer } from "@cdktf/provider-aws/lib/sagemaker-model";
import { type Check, isToken, unless } from "../checks/check";
import type { ModelData } from "./model-data";

/** How SageMaker reaches a registry in a VPC. */
export interface PrivateRegistry {
  /** A Lambda function that returns the registry's credentials. @default - the registry asks for none */
  readonly credentialsProviderArn?: string;
}

/**
 * One container of a model.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export interface ContainerDefinition {
  /** Image URI, at most 255 characters. @default - the image of the model package */
  readonly image?: string;
  /** @default - the image holds all it needs */
  readonly modelData?: ModelData;
  /** Names and values, at most 100 of them. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Name of this container in a pipeline. @default - none */
  readonly containerHostname?: string;
  /** A model package of SageMaker or the AWS Marketplace instead of an image. @default - none */
  readonly modelPackageName?: string;
  /** The image is in a registry that is reached through the model's VPC. @default - it is in Amazon ECR */
  readonly privateRegistry?: PrivateRegistry;
}

const SOURCE = "SageMaker API, ContainerDefinition";

/** What is wrong with a container; `at` is where it was written, such as `containers[1]`. */
export function checkContainer(at: string, container: ContainerDefinition): Check[] {
  const { image, modelPackageName, modelData, environment = {} } = container;
  const property = (name: string) => (at === "" ? name : `${at}.${name}`);
  return [
    ...(modelData?.problems ?? []).map((one) => ({ ...one, property: property(one.property) })),
    unless(image !== undefined || modelPackageName !== undefined, {
      property: property("image"),
      value: image,
      requirement: "must be given, or a modelPackageName",
      source: SOURCE,
    }),
    unless(image === undefined || isToken(image) || (image.length <= 255 && /^\S+$/.test(image)), {
      property: property("image"),
      value: image,
      requirement: "must be an image URI of at most 255 characters without spaces",
      source: SOURCE,
    }),
    unless(modelData === undefined || isToken(modelData.s3Uri) || /^s3:\/\/[^/]+/.test(modelData.s3Uri), {
      property: property("modelData"),
      value: modelData?.s3Uri,
      requirement: "must be an S3 URI",
      advice: "write s3://bucket/key",
      source: SOURCE,
    }),
    unless(isPrefix(modelData), {
      property: property("modelData"),
      value: modelData?.s3Uri,
      requirement: "must end in a slash",
      advice: "a prefix without one also loads its neighbours, such as llama-70b beside llama",
      source: SOURCE,
    }),
    unless(Object.keys(environment).length <= 100, {
      property: property("environment"),
      value: Object.keys(environment).length,
      requirement: "may have at most 100 entries",
      source: SOURCE,
    }),
  ];
}

/** The container as the provider takes it. */
export function containerBlock(container: ContainerDefinition): SagemakerModelContainer {
  const { modelData, privateRegistry } = container;
  return {
    image: container.image,
    containerHostname: container.containerHostname,
    modelPackageName: container.modelPackageName,
    environment: container.environment,
    modelDataUrl: modelData?.dataSource === undefined ? modelData?.s3Uri : undefined,
    modelDataSource: modelData?.dataSource,
    imageConfig: privateRegistry === undefined ? undefined : registryBlock(privateRegistry),
  };
}

function registryBlock({ credentialsProviderArn }: PrivateRegistry) {
  return {
    repositoryAccessMode: "Vpc",
    repositoryAuthConfig:
      credentialsProviderArn === undefined ? undefined : { repositoryCredentialsProviderArn: credentialsProviderArn },
  };
}

function isPrefix(modelData: ModelData | undefined): boolean {
  return modelData?.dataSource === undefined || isToken(modelData.s3Uri) || modelData.s3Uri.endsWith("/");
}
