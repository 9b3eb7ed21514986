import type { IResolvable, IResolveContext } from "cdktf";
import { flattened, written } from "../terraform/json";
import { isNullable } from "../terraform/nullable";

/** Such as `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One permission, in the words of an IAM policy document. */
export interface PolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Such as `{ StringEquals: { "aws:SourceAccount": "123456789012" } }`. */
  readonly conditions?: PolicyConditions;
  /**
   * Makes a list of statements of this one, where Terraform alone knows how many there are.
   * @default - it stands once
   * @internal
   */
  readonly each?: (statement: object) => IResolvable | object;
}

/** For a statement about a value that Terraform may find to be null: it stands only where there is one. */
export const ifGiven = (value: string): PolicyStatement["each"] =>
  isNullable(value)
    ? (statement) => written((write) => `${write(value)} == null ? [] : [${write(statement)}]`)
    : undefined;

/**
 * The JSON of a policy, with its statements in the order they were given and none of them twice.
 * @param context of the resolution that asks for it: two tokens may stand for one expression
 */
export function policyDocument(statements: readonly PolicyStatement[], context: IResolveContext): object {
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
export function trustPolicy(service: string, conditions?: PolicyConditions): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, Condition: conditions }],
  };
}
