import type { Maybe, Optional } from "../unknown";

/** An IAM policy document. */
export interface PolicyDocument {
  readonly statements: Maybe<readonly PolicyStatement[]>;
  /** Why IAM refuses it, such as `a statement has Action and NotAction`: it then allows nothing. */
  readonly refused?: string;
}

/** A list that IAM lets people write as one string. */
export type PolicyTexts = Maybe<readonly Maybe<string>[]>;

export interface PolicyStatement {
  /** Absent in a document that IAM refuses. */
  readonly effect: Optional<string>;
  /** Absent when the statement has `NotAction`. */
  readonly actions: Optional<readonly Maybe<string>[]>;
  /** Absent when the statement has `NotResource`, and in trust policies. */
  readonly resources: Optional<readonly Maybe<string>[]>;
  /** Principals by type, such as `Service`; `*` for any principal. Absent outside trust policies. */
  readonly principals: Optional<ReadonlyMap<string, PolicyTexts>>;
  /** True with `NotAction`, `NotResource` or `NotPrincipal`: what it covers cannot be read off the lists. */
  readonly negated: boolean;
  readonly conditions: Maybe<readonly PolicyCondition[]>;
}

export interface PolicyCondition {
  /** Such as `StringEquals`. */
  readonly operator: string;
  /** Such as `aws:SourceArn`. */
  readonly key: string;
  readonly values: PolicyTexts;
}
