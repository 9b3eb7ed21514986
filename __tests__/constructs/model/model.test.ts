import { Fn } from "cdktf";
import { RootConstruct } from "constructs";
import { ExecutionRole, Model, ModelData } from "../../../src";
import { IMAGE, ROLE_ARN, sagemakerModel } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { replaceableName } from "../../support/replaceable-name";
import { problems, resource, resources, stackWithProvider, untyped, variable } from "../../support/synthesized";

const TYPE = "aws_sagemaker_model";

/** The block of a model of the given properties. */
function block(props: Parameters<typeof sagemakerModel>[1] = {}) {
  const stack = stackWithProvider();
  sagemakerModel(stack, props);
  return resource(stack, TYPE);
}

function found(props: Parameters<typeof sagemakerModel>[1]) {
  return problems(sagemakerModel(stackWithProvider(), props));
}

describe("a model", () => {
  it("holds what it was given and nothing else", () => {
    expect(block({ modelData: ModelData.tarGz("s3://bucket/model.tar.gz"), environment: { A: "1" } })).toEqual({
      name: expect.stringMatching(replaceableName("llama")),
      execution_role_arn: ROLE_ARN,
      primary_container: { image: IMAGE, model_data_url: "s3://bucket/model.tar.gz", environment: { A: "1" } },
      lifecycle: {
        create_before_destroy: true,
        ignore_changes: ["name"],
        replace_triggered_by: [expect.stringMatching(/^terraform_data\.Model_Name_\w+\.id$/)],
      },
    });
  });

  it("loads uncompressed files below an S3 prefix", () => {
    expect(block({ modelData: ModelData.s3Prefix("s3://bucket/llama/") })).toMatchObject({
      primary_container: {
        model_data_source: {
          s3_data_source: [{ s3_uri: "s3://bucket/llama/", s3_data_type: "S3Prefix", compression_type: "None" }],
        },
      },
    });
  });

  it.each([true, false])("passes on that the licence is accepted: %p", (acceptEula) => {
    expect(block({ modelData: ModelData.s3Prefix("s3://bucket/llama/", { acceptEula }) })).toHaveProperty(
      "primary_container.model_data_source.s3_data_source.0.model_access_config",
      { accept_eula: acceptEula },
    );
  });

  it("omits the licence by default", () => {
    expect(block({ modelData: ModelData.s3Prefix("s3://bucket/llama/") })).not.toHaveProperty(
      "primary_container.model_data_source.s3_data_source.0.model_access_config",
    );
  });

  it.each([true, false])("passes network isolation on: %p", (networkIsolation) => {
    expect(block({ networkIsolation })).toMatchObject({ enable_network_isolation: networkIsolation });
  });

  it("is attached to a VPC", () => {
    expect(block({ vpc: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] } })).toMatchObject({
      vpc_config: { subnets: ["subnet-1", "subnet-2"], security_group_ids: ["sg-1"] },
    });
  });

  it("fetches its image from a private registry, with credentials or without", () => {
    const image = "registry.example.com/llm:1";
    expect(block({ image, privateRegistry: {} })).toMatchObject({
      primary_container: { image_config: { repository_access_mode: "Vpc" } },
    });
    const credentialsProviderArn = "arn:aws:lambda:eu-west-3:123456789012:function:credentials";
    expect(block({ image, privateRegistry: { credentialsProviderArn } })).toMatchObject({
      primary_container: {
        image_config: {
          repository_access_mode: "Vpc",
          repository_auth_config: { repository_credentials_provider_arn: credentialsProviderArn },
        },
      },
    });
  });

  it("may be a model package", () => {
    const modelPackageName = "arn:aws:sagemaker:eu-west-3:123456789012:model-package/llm/1";
    expect(block({ modelPackageName }).primary_container).toEqual({ model_package_name: modelPackageName });
  });

  it("may be a pipeline of containers", () => {
    const containers = [
      { image: IMAGE, containerHostname: "first" },
      { image: IMAGE, modelData: ModelData.tarGz("s3://bucket/second.tar.gz") },
    ];
    const { primary_container: primary, ...pipeline } = block({ containers });
    expect(primary).toBeUndefined();
    expect(pipeline).toMatchObject({
      container: [
        { image: IMAGE, container_hostname: "first" },
        { image: IMAGE, model_data_url: "s3://bucket/second.tar.gz" },
      ],
      inference_execution_config: { mode: "Serial" },
    });
  });

  it("has the tags it was given", () => {
    expect(block({ tags: { team: "inference" } }).tags).toEqual({ team: "inference" });
  });

  it("uses the provider it was given, for its role too", () => {
    const stack = stackWithProvider();
    const paris = stack.allProviders()[0];
    if (paris !== undefined) {
      paris.alias = "paris";
    }
    new Model(stack, "Model", { image: IMAGE, provider: paris });
    expect(resource(stack, TYPE).provider).toBe("aws.paris");
    expect(resource(stack, "aws_iam_role").provider).toBe("aws.paris");
    expect(resource(stack, "aws_iam_role_policy").provider).toBe("aws.paris");
  });

  it("that exists elsewhere creates nothing, and grants nothing", () => {
    const stack = stackWithProvider();
    const role = new ExecutionRole(stack, "Role");
    const model = Model.fromName(stack, "Model", "llama");
    expect(model.node.path).toBe("test/Model");
    expect(model.grantLoad(role.grants).statements).toEqual([]);
    expect(model.modelName).toBe("llama");
    expect(resources(stack, TYPE)).toEqual([]);
    expect(resources(stack, "aws_iam_role_policy")).toEqual([]);
  });
});

describe("the name of a model", () => {
  const name = (props: Parameters<typeof sagemakerModel>[1]) => block(props).name;

  it("is the same in every run", () => {
    expect(name({})).toBe(name({}));
  });

  it("does not depend on the order of the environment", () => {
    expect(name({ environment: { A: "1", B: "2" } })).toBe(name({ environment: { B: "2", A: "1" } }));
  });

  it.each<[string, Parameters<typeof sagemakerModel>[1]]>([
    ["image", { image: `${IMAGE}-2` }],
    ["environment", { environment: { A: "1" } }],
    ["model data", { modelData: ModelData.tarGz("s3://bucket/model.tar.gz") }],
    ["network isolation", { networkIsolation: false }],
    ["VPC", { vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } }],
    ["role", { executionRoleArn: `${ROLE_ARN}-2` }],
  ])("changes with the %s, for a model cannot be changed", (_, props) => {
    expect(name(props)).not.toBe(name({}));
  });

  it("does not change with the tags, for they can be", () => {
    expect(name({ tags: { team: "inference" } })).toBe(name({}));
  });

  it("distinguishes an accepted licence, a refused one and none", () => {
    const names = [{ acceptEula: true }, { acceptEula: false }, {}].map((options) =>
      name({ modelData: ModelData.s3Prefix("s3://bucket/llama/", options) }),
    );
    expect(new Set(names).size).toBe(3);
  });

  it("is known to a plan although the role that goes into it is not there yet", () => {
    const stack = stackWithProvider();
    new Model(stack, "Model", { modelName: "llama", image: IMAGE });
    expect(resource(stack, TYPE).name).toMatch(replaceableName("llama"));
  });

  it("is computed by Terraform where Terraform alone knows the image", () => {
    const stack = stackWithProvider();
    sagemakerModel(stack, { image: variable(stack, "image").stringValue });
    expect(resource(stack, TYPE).name).toMatch(replaceableName("llama", "var.image"));
  });

  it("is computed by Terraform where Terraform alone knows the environment", () => {
    const stack = stackWithProvider();
    sagemakerModel(stack, { environment: Fn.tomap(variable(stack, "environment").value) });
    expect(resource(stack, TYPE).name).toContain("tomap(var.environment)");
  });

  it("is the construct's path where none was given", () => {
    expect(block({ modelName: undefined }).name).toMatch(replaceableName("test-Model-[0-9a-f]{8}"));
  });

  it("that Terraform alone knows is checked by Terraform", () => {
    const stack = stackWithProvider();
    sagemakerModel(stack, { modelName: variable(stack, "name").stringValue });
    expect(resource(stack, TYPE)).toMatchObject({
      lifecycle: {
        precondition: [
          {
            condition:
              '${(can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", var.name)) && (54 >= length(var.name)))}',
            error_message: expect.stringContaining("modelName must consist of letters, digits and hyphens"),
          },
        ],
      },
    });
  });
});

describe("the role of a model", () => {
  it("is created where none is given, with what the model needs", () => {
    const stack = stackWithProvider();
    new Model(stack, "Model", { image: IMAGE, modelData: ModelData.tarGz("s3://bucket/model.tar.gz") });
    const actions = Object(document(resource(stack, "aws_iam_role_policy").policy)).Statement.flatMap(
      (statement: { Action: string[] }) => statement.Action,
    );
    expect(actions).toEqual([
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
      "ecr:GetAuthorizationToken",
      "s3:GetObject",
    ]);
    expect(resource(stack, TYPE)).toMatchObject({
      execution_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
      // Its permissions have to be there first: SageMaker checks the artefacts when the model is created.
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
    });
  });

  it("is not created where one is given", () => {
    const stack = stackWithProvider();
    sagemakerModel(stack);
    expect(resources(stack, "aws_iam_role")).toEqual([]);
  });

  it("may be shared", () => {
    const stack = stackWithProvider();
    const executionRole = new ExecutionRole(stack, "Role");
    sagemakerModel(stack, { executionRole }, "First");
    sagemakerModel(stack, { executionRole, modelName: "other" }, "Second");
    expect(resources(stack, "aws_iam_role")).toHaveLength(1);
    expect(resources(stack, "aws_iam_role_policy")).toHaveLength(1);
  });

  it("may use the key that the artefacts are encrypted with", () => {
    const stack = stackWithProvider();
    const modelDataKmsKeyArn = "arn:aws:kms:eu-west-3:123456789012:key/1";
    new Model(stack, "Model", { image: IMAGE, modelDataKmsKeyArn });
    expect(document(resource(stack, "aws_iam_role_policy").policy)).toMatchObject({
      Statement: expect.arrayContaining([
        { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: [modelDataKmsKeyArn] },
      ]),
    });
  });
});

describe("a model that is wrong", () => {
  it.each<[string, Parameters<typeof sagemakerModel>[1], string]>([
    ["without an image", { image: undefined }, "image is missing, must be given, or a modelPackageName"],
    ["with a space in its image", { image: "a b" }, "must be an image URI of at most 255 characters without spaces"],
    ["with an endless image", { image: "a".repeat(256) }, "must be an image URI of at most 255 characters"],
    [
      "with data that is not in S3",
      { modelData: ModelData.tarGz("https://bucket/model.tar.gz") },
      "must be an S3 URI: write s3://bucket/key",
    ],
    [
      "with a prefix that takes its neighbours in",
      { modelData: ModelData.s3Prefix("s3://bucket/llama") },
      "must end in a slash",
    ],
    [
      "with an endless environment",
      { environment: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`A${index}`, "1"])) },
      "environment is 101, may have at most 100 entries",
    ],
    ["with a pipeline of one", { containers: [{ image: IMAGE }] }, "containers is 1, must hold 2 to 15 containers"],
    [
      "with a pipeline beside an image",
      { image: IMAGE, containers: [{ image: IMAGE }, { image: IMAGE }] },
      "must stand alone: move the image into `containers`",
    ],
    [
      "with a broken container in its pipeline",
      { containers: [{ image: IMAGE }, {}] },
      "containers[1].image is missing",
    ],
    [
      "with two roles",
      { executionRole: ExecutionRole.fromRoleArn(new RootConstruct(), "Role", ROLE_ARN), executionRoleArn: ROLE_ARN },
      "may not be given beside executionRole",
    ],
    [
      "without a subnet",
      { vpc: { subnetIds: [], securityGroupIds: ["sg-1"] } },
      "must have 1 to 16 subnets and 1 to 5 security groups",
    ],
    [
      "with six security groups",
      { vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["1", "2", "3", "4", "5", "6"] } },
      "must have 1 to 16 subnets and 1 to 5 security groups",
    ],
    ["with an underscore in its name", { modelName: "llama_3" }, 'try "llama-3"'],
    ["with no room for the hash", { modelName: "a".repeat(55) }, "must have at most 54 characters, has 55"],
  ])("%s says so", (_, props, problem) => {
    expect(found(props)).toEqual([expect.stringContaining(problem)]);
  });

  it("is none where Terraform alone knows the values", () => {
    const stack = stackWithProvider();
    const token = variable(stack, "value").stringValue;
    expect(problems(sagemakerModel(stack, { image: token, modelData: ModelData.s3Prefix(token) }))).toEqual([]);
  });

  it("is none at the very limits", () => {
    const environment = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`A${index}`, "1"]));
    const vpc = { subnetIds: Array(16).fill("subnet-1"), securityGroupIds: Array(5).fill("sg-1") };
    const containers = Array.from({ length: 15 }, () => ({ image: "a".repeat(255), environment }));
    expect(found({ modelName: "a".repeat(54), vpc, containers })).toEqual([]);
  });

  it("is reported with the construct's path when the stack is synthesized", () => {
    const stack = stackWithProvider();
    sagemakerModel(stack, { image: untyped<string>("") });
    expect(() => resource(stack, TYPE)).toThrow("[test/Model] image");
  });
});
