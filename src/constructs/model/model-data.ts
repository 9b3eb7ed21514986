import type { SagemakerModelContainerModelDataSource } from "@cdktf/provider-aws/lib/sagemaker-model";
import { flag, text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import type { Problem } from "../checks/problem";
import { optional, type Properties, readProperties } from "../checks/properties";
import type { Grant } from "../iam/grant";
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

const prefixProperties: Properties<S3PrefixOptions> = { acceptEula: optional(flag) };

const wrongUri = (s3Uri: unknown): readonly Problem[] => text("modelData", s3Uri).problems;

const textOr = (s3Uri: unknown): string => (typeof s3Uri === "string" ? s3Uri : unknownText());

/**
 * Where the model artefacts lie.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export class ModelData {
  /** One gzip-compressed tar archive. @param s3Uri `s3://bucket/model.tar.gz` */
  static tarGz(s3Uri: string): ModelData {
    return new ModelData(textOr(s3Uri), wrongUri(s3Uri));
  }

  /**
   * Uncompressed files below an S3 prefix: for large models, because a wake does not unpack an archive.
   * @param s3Uri `s3://bucket/prefix/`, ending in a slash
   */
  static s3Prefix(s3Uri: string, options: S3PrefixOptions = {}): ModelData {
    const { value, problems } = readProperties(prefixProperties, options, "modelData");
    return new ModelData(textOr(s3Uri), [...wrongUri(s3Uri), ...problems], {
      s3DataSource: [
        {
          s3Uri: textOr(s3Uri),
          s3DataType: "S3Prefix",
          compressionType: "None",
          modelAccessConfig: value.acceptEula === undefined ? undefined : { acceptEula: value.acceptEula },
        },
      ],
    });
  }

  private constructor(
    /** Where the artifacts are: an archive, or a prefix that ends in a slash. */
    readonly s3Uri: string,
    /**
     * What is wrong with how it was written.
     * @internal
     */
    readonly problems: readonly Problem[],
    /**
     * What the provider takes as `model_data_source`; an archive goes into `model_data_url` instead.
     * @internal
     */
    readonly dataSource?: SagemakerModelContainerModelDataSource,
  ) {}

  /** Allows a role to read the artifacts. */
  grantRead(grants: RolePolicy): Grant {
    return this.dataSource === undefined ? grants.grantRead(this.s3Uri) : grants.grantReadBelow(this.s3Uri);
  }
}
