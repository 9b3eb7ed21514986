import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { findTarget, functionArn, keyOf } from "./function";
import { byQualifiedName, LATEST, type Target, targetOf } from "./function-shapes";
import { conflict, notFound, requireRevision } from "./refusals";

interface Statement {
  readonly Sid: string;
}

/** Who may invoke a function, or one of its versions and aliases. */
interface ResourcePolicy {
  readonly functionName: string;
  readonly statements: readonly Statement[];
  readonly revisionId: string;
}

const POLICIES = tableOf<ResourcePolicy>("lambda.policies");

const statementId = () =>
  z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\w-]+$/);

const permission = z.object({
  ...byQualifiedName,
  StatementId: statementId(),
  Action: z.string().regex(/^(lambda:\*|lambda:[a-zA-Z]+|\*)$/),
  Principal: z.string().regex(/^\S+$/),
  SourceArn: z
    .string()
    .regex(/^arn:[a-z-]+:[a-zA-Z0-9-]+:.*$/)
    .optional(),
  SourceAccount: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  EventSourceToken: z.string().max(256).optional(),
  PrincipalOrgID: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/)
    .optional(),
  FunctionUrlAuthType: z.enum(["NONE", "AWS_IAM"]).optional(),
  InvokedViaFunctionUrl: z.boolean().optional(),
  RevisionId: z.string().optional(),
});

const policyKey = ({ name, qualifier }: Target) => keyOf(name, qualifier ?? LATEST);

function findPolicy(call: Call, target: Target): ResourcePolicy {
  findTarget(call, target);
  const policy = call.table(POLICIES).get(policyKey(target));
  if (policy === undefined) {
    throw notFound("The resource you requested does not exist.");
  }
  return policy;
}

export const permissionOperations = {
  AddPermission: operation(permission, ({ RevisionId, ...input }, call) => {
    const target = targetOf(input);
    findTarget(call, target);
    const policy = call.table(POLICIES).get(policyKey(target));
    requireRevision(RevisionId, policy?.revisionId);
    if (policy?.statements.some(({ Sid }) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove ` +
          "the existing statement.",
      );
    }
    const statement = statementFrom(call, target, input);
    call.table(POLICIES).put(policyKey(target), {
      functionName: target.name,
      statements: [...(policy?.statements ?? []), statement],
      revisionId: randomUUID(),
    });
    return { Statement: JSON.stringify(statement) };
  }),

  RemovePermission: operation(
    z.object({ ...byQualifiedName, StatementId: statementId(), RevisionId: z.string().optional() }),
    ({ StatementId, RevisionId, ...named }, call) => {
      const target = targetOf(named);
      const policy = findPolicy(call, target);
      requireRevision(RevisionId, policy.revisionId);
      const statements = policy.statements.filter(({ Sid }) => Sid !== StatementId);
      if (statements.length === policy.statements.length) {
        throw notFound(`Statement ${StatementId} is not found in resource policy.`);
      }
      if (statements.length === 0) {
        call.table(POLICIES).delete(policyKey(target));
      } else {
        call.table(POLICIES).put(policyKey(target), { ...policy, statements, revisionId: randomUUID() });
      }
      return {};
    },
  ),

  GetPolicy: operation(z.object(byQualifiedName), (named, call) => {
    const { statements, revisionId } = findPolicy(call, targetOf(named));
    return {
      Policy: JSON.stringify({ Version: "2012-10-17", Id: "default", Statement: statements }),
      RevisionId: revisionId,
    };
  }),
};

function statementFrom(call: Call, { name, qualifier }: Target, input: z.output<typeof permission>): Statement {
  const equal = {
    "AWS:SourceAccount": input.SourceAccount,
    "aws:PrincipalOrgID": input.PrincipalOrgID,
    "lambda:EventSourceToken": input.EventSourceToken,
    "lambda:FunctionUrlAuthType": input.FunctionUrlAuthType,
  };
  const condition = {
    StringEquals: Object.values(equal).some((value) => value !== undefined) ? equal : undefined,
    ArnLike: input.SourceArn === undefined ? undefined : { "AWS:SourceArn": input.SourceArn },
    Bool:
      input.InvokedViaFunctionUrl === undefined
        ? undefined
        : { "lambda:InvokedViaFunctionUrl": String(input.InvokedViaFunctionUrl) },
  };
  const statement = {
    Sid: input.StatementId,
    Effect: "Allow",
    Principal: principalFrom(call, input.Principal),
    Action: input.Action,
    Resource: functionArn(call, name, qualifier),
    Condition: Object.values(condition).some((part) => part !== undefined) ? condition : undefined,
  };
  return statement;
}

function principalFrom(call: Call, principal: string): unknown {
  if (principal === "*") {
    return principal;
  }
  if (/^\d{12}$/.test(principal)) {
    return { AWS: call.globalArn("iam", "root").replace(/\d{12}/, principal) };
  }
  return principal.startsWith("arn:") ? { AWS: principal } : { Service: principal };
}

/** When the function, or one of its versions and aliases, is deleted. */
export function forgetPolicies(call: Call, name: string, qualifier?: string): void {
  for (const [key, { functionName }] of call.table(POLICIES).entries()) {
    if (functionName === name && (qualifier === undefined || key === keyOf(name, qualifier))) {
      call.table(POLICIES).delete(key);
    }
  }
}
