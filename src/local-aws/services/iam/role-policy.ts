import { z } from "zod";
import { operation } from "../../service";
import { policyDocument, written } from "./policy-document";
import { byRole, changeRole, findRole, noSuchEntity, paging } from "./role";

const byPolicy = {
  ...byRole,
  PolicyName: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\w+=,.@-]+$/),
} as const;
const byManagedPolicy = { ...byRole, PolicyArn: z.string().min(20).max(2048) } as const;

const noSuchPolicy = (name: string) => noSuchEntity(`The role policy with name ${name} cannot be found.`);

/** The policies that are in a role, and those that are attached to it. */
export const rolePolicyOperations = {
  PutRolePolicy: operation(
    z.object({ ...byPolicy, PolicyDocument: policyDocument() }),
    ({ RoleName, PolicyName, PolicyDocument }, call) => {
      changeRole(call, RoleName, { policies: { ...findRole(call, RoleName).policies, [PolicyName]: PolicyDocument } });
      return {};
    },
  ),

  GetRolePolicy: operation(z.object(byPolicy), ({ RoleName, PolicyName }, call) => {
    const document = findRole(call, RoleName).policies[PolicyName];
    if (document === undefined) {
      throw noSuchPolicy(PolicyName);
    }
    return { RoleName, PolicyName, PolicyDocument: written(document) };
  }),

  DeleteRolePolicy: operation(z.object(byPolicy), ({ RoleName, PolicyName }, call) => {
    const { [PolicyName]: document, ...policies } = findRole(call, RoleName).policies;
    if (document === undefined) {
      throw noSuchPolicy(PolicyName);
    }
    changeRole(call, RoleName, { policies });
    return {};
  }),

  ListRolePolicies: operation(z.object({ ...byRole, ...paging }), ({ RoleName }, call) => ({
    PolicyNames: Object.keys(findRole(call, RoleName).policies),
    IsTruncated: false,
  })),

  AttachRolePolicy: operation(z.object(byManagedPolicy), ({ RoleName, PolicyArn }, call) => {
    const { attached } = findRole(call, RoleName);
    changeRole(call, RoleName, { attached: [...attached.filter((arn) => arn !== PolicyArn), PolicyArn] });
    return {};
  }),

  DetachRolePolicy: operation(z.object(byManagedPolicy), ({ RoleName, PolicyArn }, call) => {
    const { attached } = findRole(call, RoleName);
    if (!attached.includes(PolicyArn)) {
      throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    }
    changeRole(call, RoleName, { attached: attached.filter((arn) => arn !== PolicyArn) });
    return {};
  }),

  ListAttachedRolePolicies: operation(z.object({ ...byRole, ...paging }), ({ RoleName }, call) => ({
    AttachedPolicies: findRole(call, RoleName).attached.map((PolicyArn) => ({
      PolicyName: PolicyArn.split("/").at(-1),
      PolicyArn,
    })),
    IsTruncated: false,
  })),
};
