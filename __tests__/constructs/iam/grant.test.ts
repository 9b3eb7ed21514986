import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformStack, Testing } from "cdktf";
import { ExecutionRole, type Grant, RealtimeEndpoint } from "../../../src";
import { asyncEndpoint, IMAGE, inferenceComponent, realtimeEndpoint, sagemakerModel } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, resource, resources, stackWithProvider } from "../../support/synthesized";

const ARN = "arn:aws:iam::123456789012:role/caller";
const POLICY = "aws_iam_role_policy";

describe("a grant to a role of this account", () => {
  it("says what was granted, components that are added later included", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    const grant = endpoint.grantInvoke({ name: "caller", arn: ARN });
    inferenceComponent(stack, {}, endpoint);
    expect(grant.success).toBe(true);
    expect(grant.statements).toEqual([
      {
        actions: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
        resources: [expect.any(String), expect.stringMatching(/:inference-component\/llama$/)],
      },
    ]);
  });

  it("comes before what requires it", () => {
    const stack = stackWithProvider();
    const topic = new SnsTopic(stack, "Topic", { name: "t" });
    const other = new SnsTopic(stack, "Other", { name: "o", dependsOn: [topic] });
    realtimeEndpoint(stack).grantInvoke({ name: "caller", arn: ARN }).applyBefore(topic, other);
    const [first, second] = resources(stack, "aws_sns_topic");
    const policy = expect.stringMatching(/^aws_iam_role_policy\.\w+$/);
    expect([first, second]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "t", depends_on: [policy] }),
        expect.objectContaining({ name: "o", depends_on: ["aws_sns_topic.Topic", policy] }),
      ]),
    );
  });

  it.each([
    ["its attributes", () => ({ name: "caller", arn: ARN })],
    ["a copy of them", () => ({ name: "caller", arn: `${ARN}` })],
  ])("is one policy, however often the role is given as %s", (_, role) => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    expect(endpoint.grantInvoke(role())).toBe(endpoint.grantInvoke(role()));
    expect(resources(stack, POLICY)).toHaveLength(1);
  });

  it("may be to a role that the stack creates", () => {
    const stack = stackWithProvider();
    const role = new IamRole(stack, "Caller", { assumeRolePolicy: "{}" });
    const endpoint = asyncEndpoint(stack);
    expect(endpoint.grantInvoke(role)).toBe(endpoint.grantInvoke(role));
    expect(resource(stack, POLICY).role).toBe("${aws_iam_role.Caller.name}");
  });

  it.each([
    ["tokens", (role: IamRole) => [role.name, role.name]],
    ["a token and a text", (role: IamRole) => [role.name, "caller"]],
  ])("does not overwrite another one to the same role, which only Terraform knows by %s", (_, names) => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    const role = new IamRole(stack, "Caller", { name: "caller", assumeRolePolicy: "{}" });
    for (const name of names(role)) {
      endpoint.grantInvoke({ name, arn: ARN });
    }
    const policies = resources(stack, POLICY).map(({ name }) => name);
    expect(policies).toHaveLength(2);
    expect(new Set(policies).size).toBe(2);
  });
});

describe("a grant that is to come before what it requires itself", () => {
  const caller = (stack: TerraformStack) => new IamRole(stack, "Caller", { name: "caller", assumeRolePolicy: "{}" });

  it("is refused with the address, for the role of the permissions", () => {
    const stack = stackWithProvider();
    const role = caller(stack);
    realtimeEndpoint(stack).grantInvoke(role).applyBefore(role);
    expect(problems(stack)).toEqual([
      expect.stringMatching(
        /applyBefore is aws_iam_role\.Caller, must not be given what the permissions themselves refer to/,
      ),
    ]);
  });

  it("is refused for what the role refers to", () => {
    const stack = stackWithProvider();
    const boundary = new IamPolicy(stack, "Boundary", { policy: "{}" });
    const role = new IamRole(stack, "Caller", { assumeRolePolicy: "{}", permissionsBoundary: boundary.arn });
    realtimeEndpoint(stack).grantInvoke(role).applyBefore(boundary);
    expect(problems(stack)).toEqual([expect.stringContaining("applyBefore is aws_iam_policy.Boundary, must not")]);
  });

  it("is refused for the endpoint that the permissions name", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.grantInvoke({ name: "caller", arn: ARN }).applyBefore(endpoint.endpoint);
    expect(problems(stack)).toEqual([expect.stringMatching(/applyBefore is aws_sagemaker_endpoint\.\w+, must not/)]);
  });

  it("is accepted for what uses the role, and refers to it", () => {
    const stack = stackWithProvider();
    const role = caller(stack);
    const topic = new SnsTopic(stack, "Topic", { name: "t", lambdaSuccessFeedbackRoleArn: role.arn });
    realtimeEndpoint(stack).grantInvoke(role).applyBefore(topic);
    expect(problems(stack)).toEqual([]);
    expect(resource(stack, "aws_sns_topic").depends_on).toEqual([expect.stringMatching(/^aws_iam_role_policy\./)]);
  });
});

describe("a grant in two stacks", () => {
  it("comes before what requires it in the other one: no address reaches there", () => {
    const app = Testing.app();
    const [granting, using] = ["granting", "using"].map((id) => new TerraformStack(app, id)) as [
      TerraformStack,
      TerraformStack,
    ];
    new AwsProvider(using, "Aws", { region: "us-east-1" });
    const topic = new SnsTopic(using, "Topic", { name: "t" });
    realtimeEndpoint(granting).grantInvoke({ name: "caller", arn: ARN }).applyBefore(topic);
    expect(using.dependencies).toEqual([granting]);
    expect(resource(using, "aws_sns_topic")).not.toHaveProperty("depends_on");
  });

  it("leaves the stacks alone where what requires it is in the same one", () => {
    const stack = stackWithProvider();
    const topic = new SnsTopic(stack, "Topic", { name: "t" });
    realtimeEndpoint(stack).grantInvoke({ name: "caller", arn: ARN }).applyBefore(topic);
    expect(stack.dependencies).toEqual([]);
  });
});

describe("a grant to a role that is managed elsewhere", () => {
  it("changes nothing, and says what its owner has to attach", () => {
    const stack = stackWithProvider();
    const topic = new SnsTopic(stack, "Topic", { name: "t" });
    const grant = asyncEndpoint(stack).grantInvoke({ arn: ARN });
    grant.applyBefore(topic);
    new IamPolicy(stack, "Policy", { policy: grant.policyDocument });
    expect({ success: grant.success, dependables: grant.dependables }).toEqual({ success: false, dependables: [] });
    expect(document(resource(stack, "aws_iam_policy").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sagemaker:InvokeEndpointAsync"],
          Resource: [expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.arn\}$/)],
        },
      ],
    });
    expect(resources(stack, POLICY)).toEqual([]);
    expect(resource(stack, "aws_sns_topic")).not.toHaveProperty("depends_on");
  });

  it("stops the synthesis if it must not be missing", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).grantInvoke({ arn: ARN }).assertSuccess(stack);
    expect(stack.node.validate()).toContainEqual(expect.stringContaining("must be attached to a role"));
  });

  it("does not stop it if the role has the permission", () => {
    const stack = stackWithProvider();
    const endpoint = RealtimeEndpoint.fromEndpointName(stack, "Theirs", "llm");
    endpoint.grantInvoke({ name: "caller", arn: ARN }).assertSuccess(endpoint);
    expect(problems(stack)).toEqual([]);
    expect(Object(document(resource(stack, POLICY).policy)).Statement[0].Resource).toEqual([
      expect.stringMatching(/:sagemaker:\*:\*:endpoint\/llm$/),
    ]);
  });
});

describe("a grant on an execution role", () => {
  it.each<[string, (role: ExecutionRole) => Grant, readonly string[]]>([
    ["grantRead", (role) => role.grantRead("s3://bucket/a"), ["s3:GetObject"]],
    ["grantRead below a prefix", (role) => role.grantRead("s3://bucket/a/"), ["s3:GetObject", "s3:ListBucket"]],
    ["grantWrite", (role) => role.grantWrite("s3://bucket/a/"), ["s3:PutObject"]],
    ["grantUseKey", (role) => role.grantUseKey("arn:aws:kms:::key/k"), ["kms:Decrypt", "kms:GenerateDataKey"]],
    ["grantPull", (role) => role.grantPull("registry/image:1"), []],
    ["grantPublish", (role) => role.grants.grantPublish(["arn:aws:sns:::t"]), ["sns:Publish"]],
  ])("%s says what it granted, and nothing of the others", (_, grant, actions) => {
    const role = new ExecutionRole(stackWithProvider(), "Role");
    role.grantUseKey("arn:aws:kms:::key/other");
    const { statements, success } = grant(role);
    expect(statements.flatMap((statement) => statement.actions)).toEqual(actions);
    expect(success).toBe(true);
  });

  it("to load a model is all that the model requires", () => {
    const stack = stackWithProvider();
    const model = sagemakerModel(stack, { image: IMAGE, vpc: { subnetIds: ["s"], securityGroupIds: ["g"] } });
    const actions = model
      .grantLoad(new ExecutionRole(stack, "Role").grants)
      .statements.flatMap((statement) => statement.actions);
    expect(actions).toEqual(expect.arrayContaining(["ecr:BatchGetImage", "ec2:CreateNetworkInterface"]));
  });
});
