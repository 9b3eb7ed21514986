import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { ref, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { ExecutionRole, ModelData } from "../../../src";
import { nullable } from "../../../src/constructs/terraform/nullable";
import { IMAGE, inferenceComponent, realtimeEndpoint, sagemakerModel } from "../../support/builders";
import { document } from "../../support/hcl-document";
import {
  type Block,
  problems,
  resource,
  resources,
  stackWithProvider,
  synthesized,
  variable,
} from "../../support/synthesized";

const PARTITION = "${data.aws_partition.ScaleToZeroPartition.partition}";
const POLICY = "aws_iam_role_policy";

/** The statements of the only inline policy. */
function statements(stack: TerraformStack): readonly Block[] {
  return Object(document(resource(stack, POLICY).policy)).Statement;
}

function granted(grant: (role: ExecutionRole, stack: TerraformStack) => void): readonly Block[] {
  const stack = stackWithProvider();
  grant(new ExecutionRole(stack, "Role"), stack);
  return statements(stack);
}

describe("an execution role", () => {
  it("can be taken on by SageMaker only", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role", { roleName: "sagemaker" });
    const role = resource(stack, "aws_iam_role");
    expect(document(role.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "sagemaker.amazonaws.com" } }],
    });
    expect(role).toMatchObject({ name: "sagemaker", description: expect.any(String) });
  });

  it("may nothing before something is granted", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role");
    expect(resources(stack, POLICY)).toEqual([]);
  });

  it("has a boundary and tags where they are given", () => {
    const stack = stackWithProvider();
    const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
    new ExecutionRole(stack, "Role", { permissionsBoundaryArn, tags: { team: "inference" } });
    expect(resource(stack, "aws_iam_role")).toMatchObject({
      permissions_boundary: permissionsBoundaryArn,
      tags: { team: "inference" },
    });
  });

  it("is named after its path where it was given no name", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role");
    expect(resource(stack, "aws_iam_role").name).toMatch(/^test-Role-[0-9a-f]{8}$/);
  });

  it("refuses a name that IAM does", () => {
    const stack = stackWithProvider();
    expect(problems(new ExecutionRole(stack, "Role", { roleName: "a b" }))).toEqual([
      expect.stringContaining('roleName is "a b", must consist of letters, digits and the characters _+=,.@-'),
    ]);
  });

  it("lets Terraform check a name that it alone knows", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role", { roleName: variable(stack, "name").stringValue });
    expect(resource(stack, "aws_iam_role")).toHaveProperty("lifecycle.precondition.0.condition");
  });
});

describe("a grant", () => {
  it("to read an archive is on that object", () => {
    expect(granted((role) => role.grantRead("s3://bucket/model.tar.gz"))).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`arn:${PARTITION}:s3:::bucket/model.tar.gz`] },
    ]);
  });

  it("to read a prefix is on what lies below it", () => {
    expect(granted((role) => role.grantRead("s3://bucket/llama/8b/"))).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`arn:${PARTITION}:s3:::bucket/llama/8b/*`] },
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: [`arn:${PARTITION}:s3:::bucket`],
        Condition: { StringLike: { "s3:prefix": "llama/8b/*" } },
      },
    ]);
  });

  it.each(["s3://bucket", "s3://bucket/"])("to read %s is not on buckets whose names begin alike", (uri) => {
    expect(granted((role) => role.grantRead(uri))).toMatchObject([
      { Resource: [`arn:${PARTITION}:s3:::bucket/*`] },
      { Resource: [`arn:${PARTITION}:s3:::bucket`], Condition: { StringLike: { "s3:prefix": "*" } } },
    ]);
  });

  it("to read a prefix in a bucket that Terraform alone knows is on what lies below it", () => {
    const found = granted((role, stack) => role.grantRead(`s3://${variable(stack, "bucket").stringValue}/llama/`));
    expect(found).toMatchObject([
      { Action: ["s3:GetObject"], Resource: [`arn:${PARTITION}:s3:::\${var.bucket}/llama/*`] },
      { Action: ["s3:ListBucket"] },
    ]);
  });

  it("to load a prefix that Terraform alone knows is on what lies below it", () => {
    const stack = stackWithProvider();
    const executionRole = new ExecutionRole(stack, "Role");
    const modelData = ModelData.s3Prefix(variable(stack, "uri").stringValue);
    sagemakerModel(stack, { image: "elsewhere/llm:1", modelData, executionRole });
    expect(statements(stack)).toEqual([
      {
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [`arn:${PARTITION}:s3:::\${trimprefix(var.uri, "s3://")}*`],
      },
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: [`arn:${PARTITION}:s3:::\${element(split("/", trimprefix(var.uri, "s3://")), 0)}`],
        Condition: {
          StringLike: { "s3:prefix": '${element(regex("^[^/]*/?(.*)$", trimprefix(var.uri, "s3://")), 0)}*' },
        },
      },
    ]);
  });

  it("to load an archive that Terraform alone knows is on that object", () => {
    const stack = stackWithProvider();
    const executionRole = new ExecutionRole(stack, "Role");
    const modelData = ModelData.tarGz(variable(stack, "uri").stringValue);
    sagemakerModel(stack, { image: "elsewhere/llm:1", modelData, executionRole });
    expect(statements(stack)).toMatchObject([
      { Action: ["s3:GetObject"], Resource: [`arn:${PARTITION}:s3:::\${trimprefix(var.uri, "s3://")}`] },
    ]);
  });

  it.each([
    ["s3://bucket/capture", "bucket/capture/*"],
    ["s3://bucket/capture/", "bucket/capture/*"],
    ["s3://bucket", "bucket/*"],
  ])("to write to %s is on %s", (uri, objects) => {
    expect(granted((role) => role.grantWrite(uri))).toEqual([
      { Effect: "Allow", Action: ["s3:PutObject"], Resource: [`arn:${PARTITION}:s3:::${objects}`] },
    ]);
  });

  it("to write to a prefix that Terraform alone knows ends it in one slash", () => {
    const [write] = granted((role, stack) => role.grantWrite(variable(stack, "uri").stringValue));
    expect(write?.Resource).toEqual([
      `arn:${PARTITION}:s3:::\${trimprefix(replace(var.uri, "/[/]*$/", "/"), "s3://")}*`,
    ]);
  });

  it("to write to what Terraform may find to be null stands only where it is not", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role").grantWrite(Token.asString(nullable(ref("var.uri"))));
    expect(resource(stack, "aws_iam_role_policy").policy).toContain(
      'flatten([var.uri == null ? [] : [{"Effect" = "Allow", "Action" = ["s3:PutObject"]',
    );
  });

  it("to publish is on all given topics at once, and on each that may be null by itself", () => {
    const stack = stackWithProvider();
    const optional = Token.asString(nullable(ref("var.topic")));
    new ExecutionRole(stack, "Role").grants.grantPublish(["arn:a", optional, "arn:b"]);
    const { policy } = resource(stack, "aws_iam_role_policy");
    expect(policy).toContain('"Action" = ["sns:Publish"], "Resource" = ["arn:a", "arn:b"]}');
    expect(policy).toContain(
      'var.topic == null ? [] : [{"Effect" = "Allow", "Action" = ["sns:Publish"], "Resource" = [var.topic]}]',
    );
  });

  it.each([
    ["a tag", IMAGE, "eu-west-3:763104351884:repository/djl-inference"],
    [
      "a digest",
      `123456789012.dkr.ecr.us-east-1.amazonaws.com/a/b@sha256:${"0".repeat(64)}`,
      "us-east-1:123456789012:repository/a/b",
    ],
    ["FIPS", "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a:1", "us-gov-west-1:123456789012:repository/a"],
    ["China", "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/a:1", "cn-north-1:123456789012:repository/a"],
  ])("to pull an image with %s is on its repository", (_, image, repository) => {
    expect(granted((role) => role.grantPull(image))).toEqual([
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: [`arn:${PARTITION}:ecr:${repository}`],
      },
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
    ]);
  });

  it("to pull an image of another registry takes no permission", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "Role").grantPull("registry.example.com/llm:1");
    expect(resources(stack, POLICY)).toEqual([]);
  });

  it("to pull an image that Terraform alone knows is on the repository that Terraform finds in it", () => {
    const [pull] = granted((role, stack) => role.grantPull(variable(stack, "image").stringValue));
    const repository =
      '${replace(var.image, "/^([0-9]+)[.]dkr[.]ecr[^.]*[.]([^.]+)[.][^/]+/([^:@]+).*$/", "$2:$1:repository/$3")}';
    expect(pull?.Resource).toEqual([`arn:${PARTITION}:ecr:${repository}`]);
  });

  it("to pull an image of a repository of the same stack says nothing on the console", () => {
    const warn = jest.spyOn(console, "warn").mockImplementation();
    granted((role, stack) => role.grantPull(`${variable(stack, "url").stringValue}:latest`));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it("to use a key is on that key", () => {
    const arn = "arn:aws:kms:eu-west-3:123456789012:key/1";
    expect(granted((role) => role.grantUseKey(arn))).toEqual([
      { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: [arn] },
    ]);
  });

  it("that is given twice counts once", () => {
    const once = granted((role) => role.grantRead("s3://bucket/a"));
    expect(granted((role) => [1, 2].map(() => role.grantRead("s3://bucket/a")))).toEqual(once);
  });

  it("that is given twice counts once where Terraform alone knows of what", () => {
    const uri = (stack: TerraformStack) => variable(stack, "uri").stringValue;
    const once = granted((role, stack) => role.grantRead(uri(stack)));
    const twice = granted((role, stack) => {
      const token = uri(stack);
      role.grantRead(token);
      role.grantRead(token);
    });
    expect(twice).toEqual(once);
  });

  it("asks for the partition once in a stack, and for nothing that costs a call to AWS", () => {
    const stack = stackWithProvider();
    new ExecutionRole(stack, "First").grantRead("s3://bucket/a");
    new ExecutionRole(stack, "Second").grantRead("s3://bucket/b");
    expect(synthesized(stack).data).toEqual({ aws_partition: { ScaleToZeroPartition: {} } });
  });
});

describe("the role of an endpoint", () => {
  it("is exactly what the endpoint, its component and their model need", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack, { executionRoleArn: undefined });
    const model = sagemakerModel(stack, {
      executionRole: endpoint.executionRole,
      modelData: ModelData.tarGz("s3://bucket/model.tar.gz"),
    });
    inferenceComponent(stack, { model }, endpoint);
    const logs = (group: string) => ({
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: ["", ":*"].map((end) => `arn:${PARTITION}:logs:*:*:log-group:${group}${end}`),
    });
    expect(statements(stack)).toEqual([
      logs("/aws/sagemaker/Endpoints/llm"),
      {
        Effect: "Allow",
        Action: ["cloudwatch:PutMetricData"],
        Resource: ["*"],
        Condition: { StringLike: { "cloudwatch:namespace": "*SageMaker*" } },
      },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: [`arn:${PARTITION}:ecr:eu-west-3:763104351884:repository/djl-inference`],
      },
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`arn:${PARTITION}:s3:::bucket/model.tar.gz`] },
      logs("/aws/sagemaker/InferenceComponents/llama"),
    ]);
  });

  it.each([true, false])("reaches a VPC only where the model is in one: %p", (inVpc) => {
    const stack = stackWithProvider();
    const vpc = inVpc ? { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } : undefined;
    sagemakerModel(stack, { vpc, executionRole: new ExecutionRole(stack, "Role") });
    const actions = statements(stack).flatMap((statement) => statement.Action);
    expect(actions.some((action) => String(action).startsWith("ec2:"))).toBe(inVpc);
  });
});

describe("a role from elsewhere", () => {
  it("that is known by its ARN gets no permissions", () => {
    const arn = "arn:aws:iam::123456789012:role/r";
    const role = ExecutionRole.fromRoleArn(stackWithProvider(), "Role", arn);
    expect(role.node.path).toBe("test/Role");
    expect(role).toMatchObject({ roleArn: arn, hashKey: arn, dependables: [], grants: undefined });
  });

  it("that the stack creates gets them, and goes into the hash by its name", () => {
    const stack = stackWithProvider();
    const theirs = new IamRole(stack, "Theirs", { name: "theirs", assumeRolePolicy: "{}" });
    const role = ExecutionRole.fromRole(stack, "Grants", theirs);
    role.grants?.grantRead("s3://bucket/a");
    expect(resource(stack, POLICY)).toMatchObject({ role: "${aws_iam_role.Theirs.name}" });
    sagemakerModel(stack, { executionRole: role });
    expect(resource(stack, "aws_sagemaker_model")).toMatchObject({
      execution_role_arn: "${aws_iam_role.Theirs.arn}",
      name: expect.stringContaining("aws_iam_role.Theirs.name"),
    });
  });

  it("gets two policies from two parts of a stack, which do not overwrite each other", () => {
    const stack = stackWithProvider();
    for (const part of ["One", "Two"]) {
      const role = { name: "theirs", arn: "arn:aws:iam::123456789012:role/theirs" };
      ExecutionRole.fromRole(new Construct(stack, part), "Role", role).grants?.grantRead("s3://bucket/a");
    }
    const [first, second] = resources(stack, POLICY).map(({ name }) => name);
    expect(first).toMatch(/^test-One-Role-Grants-[0-9a-f]{8}$/);
    expect(second).toMatch(/^test-Two-Role-Grants-[0-9a-f]{8}$/);
  });
});
