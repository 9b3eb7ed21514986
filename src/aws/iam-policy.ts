import { ACCESS, type Access } from "./access";

/** A policy in IAM's own JSON. */
export interface IamPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly IamStatement[];
}

export interface IamStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string;
}

/**
 * The least that somebody must be allowed who verifies: exactly the calls that are made.
 *
 * @param partition of the account's ARNs: `aws`, `aws-cn` or `aws-us-gov`
 */
export function iamPolicy(partition = "aws"): IamPolicy {
  const byResource = new Map<string, Access[]>();
  for (const access of Object.values<Access>(ACCESS)) {
    byResource.set(access.resource, [...(byResource.get(access.resource) ?? []), access]);
  }
  const statements = [...byResource].map(([resource, accesses]) => ({
    Sid: sidOf(resource),
    Effect: "Allow" as const,
    Action: accesses.map(({ action }) => action),
    Resource: resource === "*" ? "*" : `arn:${partition}:${resource}`,
  }));
  return { Version: "2012-10-17", Statement: statements };
}

/** `ReadInferenceComponent` for `sagemaker:*:*:inference-component/*`. */
function sidOf(resource: string): string {
  const kind = /([a-z-]+)\/\*$/.exec(resource)?.[1] ?? "all";
  const words = kind.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Read${words.join("")}`;
}
