import type { Bound } from "./bound";

/** What is asked of one property. */
export interface Requirement {
  /** The property, as it is written: `compute.acceleratorDevices`. */
  readonly property: string;
  /** False for what is no property that somebody wrote, such as `the scalable target`. @default true */
  readonly isProperty?: false;
  /** What the number counts, where the property does not say: `seconds`. */
  readonly unit?: string;
  readonly value: unknown;
  /** What it must be: `must be at least 1`. */
  readonly requirement: string;
  /** What it is compared with, after `must be at most`. */
  readonly bound?: Bound;
  /** Why it must, or what to do instead. */
  readonly advice?: string;
  /** The same in Terraform's words, where it names what a program writes. @default - as `advice` */
  readonly adviceInTerraform?: string;
  /** The document that says so. */
  readonly source?: string;
}

/** What is wrong with one property that was given to a construct. */
export interface Problem extends Requirement {
  /** The value in the words of the program. @default - as it is shown */
  readonly written?: string;
  /** What the value was made of. Where that is wrong itself, this says nothing new. @default - the value was given */
  readonly madeOf?: readonly string[];
}

/** What is wrong, where it is not one value: two times that do not fit together, a file that is missing. */
export interface GeneralProblem {
  /** What it is about: `sleep window nights`. @default - the message says it */
  readonly subject?: string;
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
}
