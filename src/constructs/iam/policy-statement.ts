/** One permission, in the words of an IAM policy document. */
export interface PolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Such as `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The JSON of a policy, with its statements in the order they were given and none of them twice. */
export function policyDocument(statements: readonly PolicyStatement[]): object {
  const unique = new Map(statements.map((statement) => [JSON.stringify(statement), statement]));
  return {
    Version: "2012-10-17",
    Statement: [...unique.values()].map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      Condition: conditions,
    })),
  };
}

/** A policy that says which service may take the role on. */
export function trustPolicy(service: string): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
  };
}
