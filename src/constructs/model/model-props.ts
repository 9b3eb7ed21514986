import type { TerraformProvider } from "cdktf";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { ContainerDefinition } from "./container-definition";

/** The network that a model's containers are attached to. */
export interface VpcConfig {
  /** 1 to 16 subnets. */
  readonly subnetIds: readonly string[];
  /** 1 to 5 security groups. */
  readonly securityGroupIds: readonly string[];
}

/** Properties of `Model`. */
export interface ModelProps extends ContainerDefinition {
  /**
   * Beginning of the name. Eight digits follow, which change with each replacement. Letters, digits
   * and hyphens, at most 54 characters.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly modelName?: string;
  /**
   * A serial pipeline of 2 to 15 containers, instead of the one that the other properties describe. SageMaker does
   * not run pipelines in inference components.
   * @default - one container
   */
  readonly containers?: readonly ContainerDefinition[];
  /** @default - the containers reach the internet and no VPC */
  readonly vpc?: VpcConfig;
  /**
   * The containers may make no network calls. Each wake then has to find all it needs in image and S3.
   * @default false
   */
  readonly networkIsolation?: boolean;
  /** The customer managed KMS key that the artefacts in S3 are encrypted with. @default - none */
  readonly modelDataKmsKeyArn?: string;
  /** @default - a role with the permissions that this model needs is created */
  readonly executionRole?: IExecutionRole;
  /** Instead of `executionRole`, a role whose permissions are managed elsewhere. @default - see `executionRole` */
  readonly executionRoleArn?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
