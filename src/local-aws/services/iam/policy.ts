import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { tags } from "../../input";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { policyDocument, written } from "./policy-document";
import { noSuchEntity } from "./role";

/** A managed policy of the customer's own. It has one version: nothing here writes a second one. */
interface Policy {
  readonly PolicyName: string;
  readonly Arn: string;
  readonly Path: string;
  readonly Description?: string;
  readonly document: string;
  readonly creationTime: number;
}

const POLICIES = tableOf<Policy>("iam.policies");
const VERSION = "v1";

const byArn = { PolicyArn: z.string().min(20).max(2048) } as const;

function findPolicy(call: Call, arn: string): Policy {
  const policy = call.global(POLICIES).get(arn);
  if (policy === undefined) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

const described = ({ document: _document, creationTime, ...policy }: Policy) => ({
  ...policy,
  DefaultVersionId: VERSION,
  IsAttachable: true,
  CreateDate: new Date(creationTime),
  UpdateDate: new Date(creationTime),
});

const version = ({ document, creationTime }: Policy) => ({
  VersionId: VERSION,
  IsDefaultVersion: true,
  CreateDate: new Date(creationTime),
  Document: written(document),
});

export const policyOperations = {
  CreatePolicy: operation(
    z.object({
      PolicyName: z
        .string()
        .min(1)
        .max(128)
        .regex(/^[\w+=,.@-]+$/),
      Path: z
        .string()
        .regex(/^\/(.*\/)?$/)
        .default("/"),
      Description: z.string().max(1000).optional(),
      PolicyDocument: policyDocument(),
      Tags: tags(50).optional(),
    }),
    ({ PolicyName, Path, Description, PolicyDocument }, call) => {
      const Arn = call.globalArn("iam", `policy${Path}${PolicyName}`);
      if (call.global(POLICIES).has(Arn)) {
        const message = `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`;
        throw new AwsError("EntityAlreadyExistsException", message, 409, "EntityAlreadyExists");
      }
      const policy = { PolicyName, Path, Description, Arn, document: PolicyDocument, creationTime: call.now };
      return { Policy: described(call.global(POLICIES).put(Arn, policy)) };
    },
  ),

  GetPolicy: operation(z.object(byArn), ({ PolicyArn }, call) => ({ Policy: described(findPolicy(call, PolicyArn)) })),

  GetPolicyVersion: operation(z.object({ ...byArn, VersionId: z.string() }), ({ PolicyArn, VersionId }, call) => {
    const policy = findPolicy(call, PolicyArn);
    if (VersionId !== VERSION) {
      throw noSuchEntity(`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`);
    }
    return { PolicyVersion: version(policy) };
  }),

  ListPolicyVersions: operation(z.object(byArn), ({ PolicyArn }, call) => {
    const { Document: _document, ...listed } = version(findPolicy(call, PolicyArn));
    return { Versions: [listed], IsTruncated: false };
  }),

  DeletePolicy: operation(z.object(byArn), ({ PolicyArn }, call) => {
    findPolicy(call, PolicyArn);
    call.global(POLICIES).delete(PolicyArn);
    return {};
  }),
};
