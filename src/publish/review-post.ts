/** A line that a forge shows in the changed files. */
export interface Annotation {
  readonly level: "error" | "warning";
  /** Path from the root of the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly title: string;
  readonly message: string;
}

/** What is published of a review. */
export interface ReviewPost {
  /** Names the comment among others of one pull request: letters, digits and hyphens. */
  readonly stack: string;
  /** The comment, at most 60,000 characters, without a marker. */
  readonly markdown: string;
  /** Whether the change is empty: an existing comment is closed out, and none is created. */
  readonly isEmpty: boolean;
  /** Errors first. */
  readonly annotations: readonly Annotation[];
  /** Outputs of the step, by name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** What became of a comment. */
export interface Published {
  readonly result: "created" | "updated" | "unchanged" | "minimized" | "nothing to do" | "not allowed" | "failed";
  /** Address of the comment. @default - none */
  readonly address?: string;
  /** For people: one sentence, such as why it was not allowed or failed. */
  readonly text: string;
}
