import { z } from "zod";
import { operation } from "../../service";
import { requireAttachable } from "./policy";
import { policyDocument, written } from "./policy-document";
import { byRole, changeRole, findRole } from "./role";
import { entityName, iamPage, noSuchEntity, paging, policyArn } from "./shapes";

const byPolicy = { ...byRole, PolicyName: entityName(128) } as const;
const byManagedPolicy = { ...byRole, PolicyArn: policyArn() } as const;

const noSuchPolicy = (name: string) => noSuchEntity(`The role policy with name ${name} cannot be found.`);

/** The policies that are in a role, and those that are attached to it. */
export const rolePolicyOperations = {
  PutRolePolicy: operation(
    z.object({ ...byPolicy, PolicyDocument: policyDocument("inline") }),
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

  ListRolePolicies: operation(z.object({ ...byRole, ...paging }), ({ RoleName, ...wanted }, call) => {
    const names = Object.keys(findRole(call, RoleName).policies);
    const { rows, page } = iamPage(names, { ...wanted, key: (name) => name });
    return { PolicyNames: rows, ...page };
  }),

  AttachRolePolicy: operation(z.object(byManagedPolicy), ({ RoleName, PolicyArn }, call) => {
    const { attached } = findRole(call, RoleName);
    requireAttachable(call, PolicyArn);
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

  ListAttachedRolePolicies: operation(
    z.object({ ...byRole, ...paging, PathPrefix: z.string().max(512).default("/") }),
    ({ RoleName, PathPrefix, ...wanted }, call) => {
      const attached = findRole(call, RoleName)
        .attached.map((PolicyArn) => ({ PolicyName: PolicyArn.split("/").at(-1), PolicyArn }))
        .filter(({ PolicyArn }) => pathOf(PolicyArn).startsWith(PathPrefix));
      const { rows, page } = iamPage(attached, { ...wanted, key: ({ PolicyArn }) => PolicyArn });
      return { AttachedPolicies: rows, ...page };
    },
  ),
};

/** `/team/` of `arn:aws:iam::123456789012:policy/team/nights`. */
const pathOf = (arn: string) => arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1);
