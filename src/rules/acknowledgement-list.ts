import { Matcher } from "./acknowledgement-matcher";
import type { Acknowledged, Acknowledgement, CheckedFindings } from "./acknowledgements";
import type { Addressed, Finding } from "./finding";
import { grouped } from "./grouped";

/** How acknowledgements find what they are about. */
export interface Matching {
  readonly now: Date;
  /** What somebody wrote for something that has another address where it was found. @default - it has no other */
  readonly writtenFor?: ((found: Addressed) => Addressed | undefined) | undefined;
  /** The names of the endpoints that a finding is about. @default - none: nothing is acknowledged for an endpoint */
  readonly endpointsOf?: ((finding: Finding) => readonly string[]) | undefined;
}

/** Acknowledgements of one origin, and which of them were of use. */
export class AcknowledgementList {
  private readonly matchers: readonly Matcher[];
  private readonly byRule: ReadonlyMap<string, readonly Matcher[]>;

  constructor(
    acknowledgements: readonly Acknowledgement[],
    private readonly matching: Matching,
  ) {
    const today = matching.now.toISOString().slice(0, 10);
    this.matchers = acknowledgements.map((acknowledgement) => new Matcher(acknowledgement, today));
    this.byRule = grouped(this.matchers, ({ acknowledgement }) => acknowledgement.rule);
  }

  /** The acknowledgement of a finding, if there is one that has not expired. */
  of(finding: Finding): Acknowledgement | undefined {
    const ofRule = this.byRule.get(finding.id) ?? [];
    const written = this.matching.writtenFor?.(finding.on);
    const places = written === undefined ? [finding.on] : [finding.on, written];
    const matching = ofRule.filter((matcher) => places.some((on) => matcher.matches(on)));
    const valid = matching.find(({ expired }) => !expired) ?? this.forEndpoints(ofRule, finding);
    return valid?.acknowledgement;
  }

  /** About those that were asked for no finding that they match, and those that have expired. */
  get problems(): readonly Finding[] {
    return this.matchers.flatMap((matcher) => matcher.problem() ?? []);
  }

  /** A finding that several endpoints share stays open until it is acknowledged for each of them. */
  private forEndpoints(matchers: readonly Matcher[], finding: Finding): Matcher | undefined {
    const some = matchers.filter(({ acknowledgement }) => acknowledgement.isEndpoint);
    // To find the endpoints of a finding takes a walk through the wiring.
    const endpoints = some.length === 0 ? [] : (this.matching.endpointsOf?.(finding) ?? []);
    const matching = endpoints.map((name) => some.find((matcher) => matcher.matchesEndpoint(name)));
    return matching.includes(undefined) ? undefined : matching[0];
  }
}

/** Divides findings by what is acknowledged in any of some lists: the first one that has an acknowledgement counts. */
export function divided(
  findings: readonly Finding[],
  lists: readonly AcknowledgementList[],
): Pick<CheckedFindings, "open" | "acknowledged"> {
  const open: Finding[] = [];
  const acknowledged: Acknowledged[] = [];
  for (const finding of findings) {
    // Each list is asked: none is called unused because another one acknowledges the same.
    const [acknowledgement] = lists.map((list) => list.of(finding)).filter((one) => one !== undefined);
    if (acknowledgement === undefined) {
      open.push(finding);
    } else {
      acknowledged.push({ finding, acknowledgement });
    }
  }
  return { open, acknowledged };
}
