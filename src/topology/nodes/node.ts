import type { Maybe, Optional } from "../unknown";

/** What every resource in a topology carries. */
export interface Node {
  /** The resource's address in Terraform (`module.llm["a"].aws_sagemaker_endpoint.this[0]`) or its ARN. */
  readonly address: string;
  /** The CDKTF stack, when several were read together. */
  readonly stack?: string;
  /** Names are unique within one: the account and Region, as far as the source states them (stack, provider, Region). */
  readonly scope: string;
  /** The AWS Region that it is made in, if the source states it; unknown if the source states one that cannot be read. */
  readonly region?: Optional<string>;
  /** Such as `prod/Llm/Llama3/Target`, when the synthesized metadata has it. */
  readonly constructPath?: string;
  /** The line of the user's program, when the synthesized metadata has it. */
  readonly sourceLine?: SourceLine;
  /**
   * The resources that Terraform waits for before it makes this one, each as `nodeKey` says; unknown when the source may
   * not show all of them. Told of what has to be made in order: components, scalable targets and their policies.
   */
  readonly waitsFor?: Maybe<readonly string[]>;
  /** For fields whose value is unknown: where it comes from, by the name of the field. Used to find edges. */
  readonly references?: References;
}

/** A line of a program. */
export interface SourceLine {
  /** Path of the file. */
  readonly file: string;
  /** Number of the line, from 1. */
  readonly line: number;
}

export type References = Readonly<Record<string, Reference>>;

/** What is known about a value that is not known itself. */
export interface Reference {
  /** The resources whose attributes it is computed from, each as `nodeKey` says. */
  readonly from: readonly string[];
  /** True when the value may be made of only some of them, such as the one that a key picks out. */
  readonly isChoice?: true;
  /** True for a value that is there and sensitive: with another text it is another value. */
  readonly isSecret?: true;
  /** The value with `${…}` where it is unknown. Equal texts in one scope are equal values. */
  readonly text?: string;
}

/** Identifies a node, over several stacks. */
export const nodeKey = (node: { readonly address: string; readonly stack?: string }): string =>
  node.stack === undefined ? node.address : `${node.stack}:${node.address}`;
