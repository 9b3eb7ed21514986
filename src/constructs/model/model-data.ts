import type { SagemakerModelContainerModelDataSource } from "@cdktf/provider-aws/lib/sagemaker-model";
import type { RolePolicy } from "../iam/role-policy";

/** Options of a model that lies uncompressed in S3. */
export interface S3PrefixOptions {
  /**
   * You have read the end-user licence agreement of the model and accept it; some models, Llama among them, are not
   * loaded without.
   * @default - nothing is said
   */
  readonly acceptEula?: boolean;
}

/**
 * Where the model artefacts lie.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export class ModelData {
  /** One gzip-compressed tar archive. @param s3Uri `s3://bucket/model.tar.gz` */
  static tarGz(s3Uri: string): ModelData {
    return new ModelData(s3Uri);
  }

  /**
   * Uncompressed files below an S3 prefix: what large models use, for nothing has to be unpacked at each wake.
   * @param s3Uri `s3://bucket/prefix/`, ending in a slash
   */
  static s3Prefix(s3Uri: string, options: S3PrefixOptions = {}): ModelData {
    return new ModelData(s3Uri, {
      s3DataSource: [
        {
          s3Uri,
          s3DataType: "S3Prefix",
          compressionType: "None",
          modelAccessConfig: options.acceptEula === undefined ? undefined : { acceptEula: options.acceptEula },
        },
      ],
    });
  }

  private constructor(
    readonly s3Uri: string,
    /** What the provider takes as `model_data_source`; an archive goes into `model_data_url` instead. */
    readonly dataSource?: SagemakerModelContainerModelDataSource,
  ) {}

  grantRead(grants: RolePolicy): void {
    if (this.dataSource === undefined) {
      grants.grantRead(this.s3Uri);
    } else {
      grants.grantReadBelow(this.s3Uri);
    }
  }
}
