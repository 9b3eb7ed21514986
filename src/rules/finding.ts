import type { SourceLine } from "../topology";
import type { Absence } from "./absence";
import type { Effect } from "./effect";
import type { Mend } from "./mender";
import type { Severity } from "./rule";

/** What to write instead, in the language of the reader. */
export interface Fix {
  /** For HCL, and for TypeScript if there is no other text. */
  readonly hcl: string;
  /** For users of the constructs, where it differs: `leave \`disableScaleIn\` out`. */
  readonly typescript?: string;
  /** What mends it at once in a live account, as a shell takes it. Only where exactly one command does. */
  readonly command?: string;
}

/** Something that has an address, such as any node of a topology. */
export interface Addressed {
  readonly address: string;
  /** Where several stacks were read together, an address alone does not tell which one is meant. */
  readonly stack?: string;
  readonly constructPath?: string;
  readonly sourceLine?: SourceLine;
}

/** What a rule tells of one resource. */
export interface Told {
  readonly on: Addressed;
  /** Other resources that the same mistake is about, so that it is told once. */
  readonly about: readonly Addressed[];
  /** The actual value: `disable_scale_in is true`. */
  readonly what: string;
  readonly fix: Fix;
  /** Where this case of the rule weighs less, or more, than the rule does. */
  readonly severity?: Severity;
  /** Where this case of the rule does something else to sleeping and waking. */
  readonly effect?: Effect;
}

/** What was told, with the rule that told it. */
export interface Finding extends Told {
  readonly id: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly absence?: Absence | undefined;
  readonly title: string;
  readonly why: string;
  readonly source: string;
}

/** What is told by no rule, in the words of one: about acknowledgements, or about what differs from what was applied. */
export type OwnRule = Pick<Finding, "id" | "slug" | "severity" | "effect" | "absence" | "title" | "why" | "source"> & {
  /** As that of a rule. */
  readonly mend?: Mend;
};

interface Telling {
  readonly what: string;
  /** One text where HCL and TypeScript need no other words. */
  readonly fix: Fix | string;
  /** @default - none */
  readonly about?: readonly Addressed[];
  /** @default - the rule's */
  readonly severity?: Severity;
  /** @default - the rule's */
  readonly effect?: Effect;
}

export function finding(on: Addressed, { what, fix, about = [], severity, effect }: Telling): Told {
  return {
    on,
    about,
    what,
    fix: typeof fix === "string" ? { hcl: fix } : fix,
    ...(severity && { severity }),
    ...(effect && { effect }),
  };
}

/** How HCL writes the ARN of something: by reference, or as it is where the address is one, as in a live account. */
export const arnOf = ({ address }: Addressed): string =>
  address.startsWith("arn:") ? JSON.stringify(address) : `${address}.arn`;
