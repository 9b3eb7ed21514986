import { type Access, type AwsCommand, accessOf, CALLS, CHANGES } from "./access";

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
 * The least that somebody must be allowed who runs a command: exactly the calls that it makes.
 *
 * @param partition of the account's ARNs: `aws`, `aws-cn` or `aws-us-gov`
 */
export function iamPolicy(command: AwsCommand = "verify", partition = "aws"): IamPolicy {
  const byStatement = new Map<string, Access[]>();
  for (const name of CALLS[command]) {
    const access = accessOf(name);
    const sid = sidOf(verbOf(name), access.resource);
    byStatement.set(sid, [...(byStatement.get(sid) ?? []), access]);
  }
  const statements = [...byStatement].map(([Sid, accesses]) => ({
    Sid,
    Effect: "Allow" as const,
    Action: accesses.map(({ action }) => action),
    Resource: resourceOf(accesses, partition),
  }));
  return { Version: "2012-10-17", Statement: statements };
}

function resourceOf([first]: readonly Access[], partition: string): string {
  const resource = first?.resource ?? "*";
  return resource === "*" ? "*" : `arn:${partition}:${resource}`;
}

const verbOf = (name: string): string =>
  name.startsWith("Invoke") ? "Invoke" : Object.hasOwn(CHANGES, name) ? "Change" : "Read";

/** `ReadInferenceComponent` for `sagemaker:*:*:inference-component/*`. */
function sidOf(verb: string, resource: string): string {
  const kind = /([a-z-]+)\/\*$/.exec(resource)?.[1] ?? "all";
  const words = kind.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${verb}${words.join("")}`;
}
