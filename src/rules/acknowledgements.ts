import type { Topology } from "../topology";
import { RULES_PAGE } from "./documents";
import { effects } from "./effect";
import type { Addressed, Finding, OwnRule } from "./finding";
import { grouped } from "./grouped";

/** A finding that may stay, and why. */
export interface Acknowledgement {
  /** The rule's id. */
  readonly rule: string;
  /** The address of the resource, or its construct's path; `*` stands for any text. */
  readonly address: string;
  /** Why the finding may stay. */
  readonly reason: string;
  /** The last day on which it counts, in UTC, as yyyy-mm-dd. @default - it counts for ever */
  readonly expires?: string | undefined;
  /** Where it is written: a place in a file, or a construct's path. */
  readonly writtenAt: string;
  /** Set when `address` is the path of a construct, and what is in that construct is meant as well. @default false */
  readonly isConstruct?: boolean;
  /** Set where it may match nothing, and nothing is told of that. @default false */
  readonly mayBeUnused?: boolean;
}

/** A finding that somebody knows of. */
export interface Acknowledged {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** What is left to tell, and what somebody knows of. */
export interface Judged {
  /** What is not acknowledged, and what is wrong with the acknowledgements themselves. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly Acknowledged[];
}

export interface JudgedBy {
  readonly now: Date;
  /** What somebody wrote for something that has another address where it was found. @default - it has no other */
  readonly writtenFor?: (found: Addressed) => Addressed | undefined;
}

/** Told about acknowledgements, not about a topology. */
export const unusedAcknowledgement: OwnRule = {
  id: "A01",
  slug: "unused-acknowledgement",
  severity: "note",
  effect: effects.none,
  title: "An acknowledgement matches a finding",
  why: "One that matches nothing hides the next mistake of that kind, which nobody has agreed to.",
  source: RULES_PAGE,
};

export const expiredAcknowledgement: OwnRule = {
  id: "A02",
  slug: "expired-acknowledgement",
  severity: "warning",
  effect: effects.none,
  title: "An acknowledgement has not expired",
  why: "Somebody agreed to the finding until a day that has passed: it counts again.",
  source: RULES_PAGE,
};

/**
 * Takes out what somebody knows of. One that has expired takes out nothing, and like one that matches nothing it is
 * told as a finding of its own.
 */
export function applyAcknowledgements(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  { now, writtenFor = () => undefined }: JudgedBy,
): Judged {
  const today = now.toISOString().slice(0, 10);
  const matchers = acknowledgements.map((acknowledgement) => new Matcher(acknowledgement, today));
  const byRule = grouped(matchers, ({ acknowledgement }) => acknowledgement.rule);
  const open: Finding[] = [];
  const acknowledged: Acknowledged[] = [];
  for (const finding of findings) {
    const written = writtenFor(finding.on);
    const places = written === undefined ? [finding.on] : [finding.on, written];
    const matching = (byRule.get(finding.id) ?? []).filter((matcher) => places.some((on) => matcher.matches(on)));
    const valid = matching.find(({ expired }) => !expired);
    if (valid === undefined) {
      open.push(finding);
    } else {
      acknowledged.push({ finding, acknowledgement: valid.acknowledgement });
    }
  }
  return { findings: [...open, ...matchers.flatMap((matcher) => matcher.problem() ?? [])], acknowledged };
}

class Matcher {
  readonly expired: boolean;
  private used = false;
  private readonly pattern: readonly string[];

  constructor(
    readonly acknowledgement: Acknowledgement,
    today: string,
  ) {
    const { address, expires } = acknowledgement;
    this.pattern = address.split("*");
    this.expired = expires !== undefined && expires < today;
  }

  matches({ address, constructPath }: Addressed): boolean {
    const matches = this.acknowledgement.isConstruct
      ? isIn(this.acknowledgement.address, constructPath)
      : fits(address, this.pattern) || (constructPath !== undefined && fits(constructPath, this.pattern));
    this.used = this.used || matches;
    return matches;
  }

  problem(): Finding | undefined {
    const { rule, address, expires, writtenAt } = this.acknowledgement;
    const on = { address: writtenAt, ...(this.acknowledgement.isConstruct && { constructPath: address }) };
    const told = { on, about: [] };
    if (!this.used) {
      if (this.acknowledgement.mayBeUnused) {
        return undefined;
      }
      const what = `nothing that ${rule} finds matches ${JSON.stringify(address)}`;
      return { ...unusedAcknowledgement, ...told, what, fix: { hcl: "remove it, or correct its rule or address" } };
    }
    return this.expired
      ? {
          ...expiredAcknowledgement,
          ...told,
          what: `it acknowledged ${rule} until ${expires}`,
          fix: { hcl: "correct what the rule finds and remove it, or set a later day" },
        }
      : undefined;
  }
}

/** Whether a path is that of a construct, or of anything in it. The root has no path. */
const isIn = (construct: string, path: string | undefined): boolean =>
  path !== undefined && (construct === "" || path === construct || path.startsWith(`${construct}/`));

/** What a source says of itself. */
export const acknowledgementsOf = ({ acknowledgements }: Topology): readonly Acknowledgement[] =>
  acknowledgements.map(({ rule, constructPath, reason, mayBeUnused }) => ({
    rule,
    address: constructPath,
    reason,
    writtenAt: constructPath,
    isConstruct: true,
    mayBeUnused,
  }));

/** Whether the parts of a pattern follow each other in a text, from its beginning to its end: in one pass. */
function fits(text: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
