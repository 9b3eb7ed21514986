import type {
  GetPolicyCommandOutput,
  GetPolicyVersionCommandOutput,
  GetRoleCommandOutput,
  GetRolePolicyCommandOutput,
  ListAttachedRolePoliciesCommandOutput,
  ListRolePoliciesCommandOutput,
} from "@aws-sdk/client-iam";
import type { ShapesOf } from "./answer-shape";

interface Outputs {
  readonly GetRole: GetRoleCommandOutput;
  readonly ListRolePolicies: ListRolePoliciesCommandOutput;
  readonly GetRolePolicy: GetRolePolicyCommandOutput;
  readonly ListAttachedRolePolicies: ListAttachedRolePoliciesCommandOutput;
  readonly GetPolicy: GetPolicyCommandOutput;
  readonly GetPolicyVersion: GetPolicyVersionCommandOutput;
}

export const IAM: ShapesOf<Outputs> = {
  GetRole: {
    required: {
      Role: {
        required: { Path: "text", RoleName: "text", RoleId: "text", Arn: "text", CreateDate: "time" },
        optional: { AssumeRolePolicyDocument: "text" },
      },
    },
  },
  ListRolePolicies: { required: { PolicyNames: ["text"] }, optional: { Marker: "text" } },
  GetRolePolicy: { required: { RoleName: "text", PolicyName: "text", PolicyDocument: "text" } },
  ListAttachedRolePolicies: {
    required: {},
    optional: { AttachedPolicies: [{ required: {}, optional: { PolicyArn: "text" } }], Marker: "text" },
  },
  GetPolicy: {
    required: {},
    optional: { Policy: { required: {}, optional: { Arn: "text", DefaultVersionId: "text" } } },
  },
  GetPolicyVersion: {
    required: {},
    optional: { PolicyVersion: { required: {}, optional: { Document: "text" } } },
  },
};
