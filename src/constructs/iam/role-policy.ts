import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Lazy, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { jsonencode } from "../terraform/json";
import { isNullable } from "../terraform/nullable";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import { Grant } from "./grant";
import { imageRepositoryArn } from "./image-repository";
import { ifGiven, type PolicyStatement, policyDocument, type WrittenStatement } from "./policy-statement";
import { asPrefix, s3Location } from "./s3-location";

const MAX_NAME_LENGTH = 128;

/** How a SageMaker container reaches a VPC. */
const VPC_ACTIONS = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
];

/**
 * An inline policy that grows with each grant. It comes into being with the first one.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export class RolePolicy extends Construct {
  private readonly statements: (() => readonly WrittenStatement[])[] = [];
  private policy?: IamRolePolicy;

  constructor(
    scope: Construct,
    id: string,
    private readonly roleName: string,
    private readonly provider?: TerraformProvider,
  ) {
    super(scope, id);
  }

  /**
   * What has to exist before SageMaker takes the role on; nothing before the first grant.
   * @internal
   */
  get dependables(): IamRolePolicy[] {
    return this.policy === undefined ? [] : [this.policy];
  }

  /** Adds statements to the policy. */
  add(...statements: readonly PolicyStatement[]): Grant {
    return this.addWritten(...statements);
  }

  /** Permissions that are known once all constructs are there. @internal */
  addLazily(statements: () => readonly WrittenStatement[]): Grant {
    this.statements.push(statements);
    this.policy ??= new IamRolePolicy(this, "Policy", {
      provider: this.provider,
      // An equal name on the same role would overwrite: two parts of a stack may grant on one role.
      name: physicalName(this, MAX_NAME_LENGTH),
      role: this.roleName,
      policy: Lazy.stringValue({ produce: (context) => jsonencode(policyDocument(this.allStatements, context)) }),
    });
    return Grant.of({ statements, policy: this.policy });
  }

  private addWritten(...statements: readonly WrittenStatement[]): Grant {
    return this.addLazily(() => statements);
  }

  private get allStatements(): WrittenStatement[] {
    return this.statements.flatMap((statements) => statements());
  }

  /** Read one S3 object, or all below a prefix that ends in a slash. */
  grantRead(uri: string): Grant {
    const { objectsArn, prefix } = s3Location(partitionOf(this, this.provider), uri);
    if (uri.endsWith("/") || prefix === "") {
      return this.grantReadBelow(uri);
    }
    return this.add({ actions: ["s3:GetObject"], resources: [objectsArn] });
  }

  /** Read all below an S3 prefix, which may be a token that will end in a slash. */
  grantReadBelow(uri: string): Grant {
    const { bucketArn, objectsArn, prefix } = s3Location(partitionOf(this, this.provider), uri);
    return this.add(
      { actions: ["s3:GetObject"], resources: [`${objectsArn}*`] },
      {
        actions: ["s3:ListBucket"],
        resources: [bucketArn],
        conditions: { StringLike: { "s3:prefix": `${prefix}*` } },
      },
    );
  }

  /** Write objects below an S3 prefix. */
  grantWrite(uri: string): Grant {
    const { objectsArn } = s3Location(partitionOf(this, this.provider), asPrefix(uri));
    return this.addWritten({ actions: ["s3:PutObject"], resources: [`${objectsArn}*`], each: ifGiven(uri) });
  }

  /** Decrypt what is stored with a customer managed KMS key, and encrypt what is written with it. */
  grantUseKey(keyArn: string): Grant {
    return this.addWritten({
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [keyArn],
      each: ifGiven(keyArn),
    });
  }

  /** Publish to SNS topics. */
  grantPublish(topicArns: readonly string[]): Grant {
    const actions = ["sns:Publish"];
    const given = topicArns.filter((arn) => !isNullable(arn));
    return Grant.combined([
      ...(given.length === 0 ? [] : [this.add({ actions, resources: given })]),
      ...topicArns.filter(isNullable).map((arn) => this.addWritten({ actions, resources: [arn], each: ifGiven(arn) })),
    ]);
  }

  /** Pull one image from Amazon ECR. */
  grantPull(image: string): Grant {
    const repository = imageRepositoryArn(partitionOf(this, this.provider), image);
    if (repository === undefined) {
      return Grant.of();
    }
    return this.add(
      {
        actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        resources: [repository],
      },
      // The one ECR action that knows no resource.
      { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    );
  }

  /**
   * Write the logs of one endpoint or inference component, and its metrics.
   * @param logGroup such as `/aws/sagemaker/Endpoints/llm`
   */
  grantWriteLogs(logGroup: string): Grant {
    return this.add(
      {
        actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        // A role writes to its own account only: naming account and region would cost a call to STS in every plan.
        resources: ["", ":*"].map(
          (part) => `arn:${partitionOf(this, this.provider)}:logs:*:*:log-group:${logGroup}${part}`,
        ),
      },
      {
        actions: ["cloudwatch:PutMetricData"],
        resources: ["*"],
        // The action knows no resource: the namespaces are what can be narrowed.
        conditions: { StringLike: { "cloudwatch:namespace": "*SageMaker*" } },
      },
    );
  }

  /** Attach network interfaces in a VPC. The EC2 actions know no resource that is known beforehand. */
  grantVpcAccess(): Grant {
    return this.add({ actions: VPC_ACTIONS, resources: ["*"] });
  }
}
