import type { IResolvable, IResolveContext } from "cdktf";
import { flattened, written } from "../terraform/json";
import { isNullable } from "../terraform/nullable";

/**
 * One statement of an IAM policy that allows actions.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export interface PolicyStatement {
  /** Such as `sagemaker:InvokeEndpoint`. */
  readonly actions: readonly string[];
  /** ARNs, or `*` for actions without resources. */
  readonly resources: readonly string[];
  /**
   * Operators with the keys and the values that they compare, such as
   * `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`.
   * @default - none
   */
  readonly conditions?: Readonly<Record<string, unknown>>;
}

/** Makes a list of statements of one, where Terraform alone knows how many there are. */
export type EachStatement = (statement: object) => IResolvable | object;

/** A statement as it is written, which may depend on what Terraform alone knows. */
export interface WrittenStatement extends PolicyStatement {
  /**
   * What stands for the statement.
   * @default - it stands once
   */
  readonly each?: EachStatement;
}

/** For a statement about a value that Terraform may find to be null: it stands only where there is one. */
export const ifGiven = (value: string): EachStatement | undefined =>
  isNullable(value)
    ? (statement) => written((write) => `${write(value)} == null ? [] : [${write(statement)}]`)
    : undefined;

/**
 * The JSON of a policy, with its statements in the order they were given and none of them twice.
 * @param context of the resolution that asks for it: two tokens may stand for one expression
 */
export function policyDocument(statements: readonly WrittenStatement[], context: IResolveContext): object {
  const written = statements.map(({ actions, resources, conditions, each }) => {
    const statement = { Effect: "Allow", Action: actions, Resource: resources, Condition: conditions };
    return each === undefined ? statement : each(statement);
  });
  const unique = [
    ...new Map(written.map((statement) => [JSON.stringify(context.resolve(statement)), statement])).values(),
  ];
  const isKnown = statements.every(({ each }) => each === undefined);
  return { Version: "2012-10-17", Statement: isKnown ? unique : flattened(unique) };
}

/** A policy that says which service may take the role on, and on whose behalf. */
export function trustPolicy(service: string, conditions?: Readonly<Record<string, unknown>>): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, Condition: conditions }],
  };
}
