import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { Tags } from "../../store/tags";
import { noSuchEntity } from "./shapes";

export interface PolicyVersion {
  /** 1 for `v1`; a number is not used again. */
  readonly number: number;
  readonly document: string;
  readonly creationTime: number;
}

/** A managed policy of the customer's own. */
export interface Policy {
  readonly PolicyName: string;
  readonly PolicyId: string;
  readonly Arn: string;
  readonly Path: string;
  readonly Description?: string;
  readonly tags: Tags;
  readonly versions: readonly PolicyVersion[];
  readonly defaultVersion: number;
  /** The number of the last version that there was. */
  readonly lastVersion: number;
  readonly creationTime: number;
  readonly updateTime: number;
}

export const POLICIES = tableOf<Policy>("iam.policies");

/** AWS's own policies are many, and change: all of them are taken to be there. */
const OF_AWS = /^arn:[a-z-]+:iam::aws:policy\/[\w+=,.@/-]+$/;

export function findPolicy(call: Call, arn: string): Policy {
  const policy = call.global(POLICIES).get(arn);
  if (policy === undefined) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

/** @throws AwsError when a role cannot have it, neither attached nor as its boundary */
export function requireAttachable(call: Call, arn: string, what = "Policy"): void {
  if (!OF_AWS.test(arn) && !call.global(POLICIES).has(arn)) {
    throw noSuchEntity(`${what} ${arn} does not exist or is not attachable.`);
  }
}

export const versionId = (number: number) => `v${number}`;
