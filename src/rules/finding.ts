import type { SourceLine } from "../topology";
import type { Absence } from "./absence";
import type { Effect } from "./effect";
import type { Severity } from "./severity";

/** The exact edit, in the language of the reader. */
export interface Fix {
  /** For HCL, and for TypeScript if there is no other text. */
  readonly hcl: string;
  /** For users of the constructs, if it differs: `remove \`disableScaleIn\``. */
  readonly typescript?: string;
  /** For the caller of the module that the resource is in: `set max_copies to at least 1 in module "llm"`. */
  readonly module?: string;
  /** A shell command that corrects a live account at once. Only if exactly one command does. */
  readonly command?: string;
}

/** Something that has an address, such as any node of a topology. */
export interface Addressed {
  readonly address: string;
  /** The stack, if several were read together: an address alone is then ambiguous. */
  readonly stack?: string;
  readonly constructPath?: string;
  readonly sourceLine?: SourceLine;
}

/** What a rule reports about one resource. */
export interface Report {
  readonly on: Addressed;
  /** Other resources that the same mistake affects, so that it is reported once. */
  readonly about: readonly Addressed[];
  /** The actual value: `disable_scale_in is true`. */
  readonly what: string;
  readonly fix: Fix;
  /** Names of the arguments that are wrong, for what mends them. @default - not stated */
  readonly wrong?: readonly string[] | undefined;
  /** The severity of this case, if it differs from that of the rule. */
  readonly severity?: Severity;
  /** The effect of this case, if it differs from that of the rule. */
  readonly effect?: Effect;
}

/** What a rule reported, with the rule. */
export interface Finding extends Report {
  readonly id: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly absence?: Absence | undefined;
  readonly title: string;
  readonly why: string;
  readonly source: string;
}

interface ReportParts {
  readonly what: string;
  /** One text if it is the same for HCL and TypeScript. */
  readonly fix: Fix | string;
  /** @default - none */
  readonly about?: readonly Addressed[];
  /** @default - not stated */
  readonly wrong?: readonly string[];
  /** @default - the rule's */
  readonly severity?: Severity;
  /** @default - the rule's */
  readonly effect?: Effect;
}

export function finding(on: Addressed, { what, fix, about = [], wrong, severity, effect }: ReportParts): Report {
  return {
    on,
    about,
    what,
    fix: typeof fix === "string" ? { hcl: fix } : fix,
    ...(wrong && { wrong }),
    ...(severity && { severity }),
    ...(effect && { effect }),
  };
}

/** The ARN of a resource in HCL: a reference, or the address itself if that is an ARN, as in a live account. */
export const arnOf = ({ address }: Addressed): string =>
  address.startsWith("arn:") ? JSON.stringify(address) : `${address}.arn`;
