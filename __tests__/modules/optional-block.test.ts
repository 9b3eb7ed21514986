import { SagemakerModel } from "@cdktf/provider-aws/lib/sagemaker-model";
import { optionalBlock } from "../../src/modules/optional-block";
import { mainOf, moduleStack } from "../support/printed";

const S3 = { compressionType: "None", s3DataType: "S3Prefix", s3Uri: "s3://a/" };

const model = (...optional: readonly string[]) =>
  moduleStack((stack) => {
    const resource = new SagemakerModel(stack, "Model", {
      executionRoleArn: "arn",
      primaryContainer: {
        image: "i",
        modelDataSource: { s3DataSource: [{ ...S3, modelAccessConfig: { acceptEula: true } }] },
      },
    });
    for (const path of optional) {
      optionalBlock(resource, path, `var.${path.split(".").at(-1)} != null`);
    }
  }).toTerraform().resource.aws_sagemaker_model.model.primary_container;

const SOURCE = "primary_container.model_data_source";

describe("a block that is there under a condition", () => {
  it("is written as a dynamic one of at most one", () => {
    expect(model(SOURCE)).toMatchObject({
      image: "i",
      dynamic: { model_data_source: [{ for_each: "${var.model_data_source != null ? [true] : []}" }] },
    });
    expect(model(SOURCE)).not.toHaveProperty("model_data_source");
  });

  it("may lie in another", () => {
    const [block] = model(`${SOURCE}.s3_data_source.model_access_config`, SOURCE).dynamic.model_data_source;
    expect(block.content.s3_data_source.dynamic).toEqual({
      model_access_config: [
        { for_each: "${var.model_access_config != null ? [true] : []}", content: { accept_eula: true } },
      ],
    });
  });

  it("is nothing where there is no such block", () => {
    expect(model("vpc_config")).toEqual(model());
  });

  it("is printed with its content", () => {
    const printed = mainOf((stack) => {
      const resource = new SagemakerModel(stack, "Model", {
        executionRoleArn: "arn",
        vpcConfig: { subnets: ["a"], securityGroupIds: ["b"] },
      });
      optionalBlock(resource, "vpc_config", "var.vpc != null");
    });
    expect(printed).toContain(`  dynamic "vpc_config" {
    for_each = var.vpc != null ? [true] : []

    content {
      security_group_ids = ["b"]
      subnets            = ["a"]
    }
  }`);
  });
});
