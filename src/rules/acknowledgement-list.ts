import { grouped } from "../grouped";
import { Matcher } from "./acknowledgement-matcher";
import type { Acknowledged, Acknowledgement, CheckedFindings } from "./acknowledgements";
import type { Addressed, Finding } from "./finding";

/** How acknowledgements are matched with findings. */
export interface Matching {
  readonly now: Date;
  /** The applied resource of a resource that has another address in the account. @default - the address is the same */
  readonly writtenFor?: ((found: Addressed) => Addressed | undefined) | undefined;
  /** The names of the endpoints that a finding affects. @default - none: nothing is acknowledged for an endpoint */
  readonly endpointsOf?: ((finding: Finding) => readonly string[]) | undefined;
}

/** Acknowledgements of one origin, and which of them matched a finding. */
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

  /** The acknowledgement of a finding, if one matches that has not expired. */
  of(finding: Finding): Acknowledgement | undefined {
    const ofRule = this.byRule.get(finding.id) ?? [];
    const written = this.matching.writtenFor?.(finding.on);
    const places = written === undefined ? [finding.on] : [finding.on, written];
    const matching = ofRule.filter((matcher) => places.some((on) => matcher.matches(on)));
    const valid = matching.find(({ expired }) => !expired) ?? this.forEndpoints(ofRule, finding);
    return valid?.acknowledgement;
  }

  /** Findings about acknowledgements that matched nothing, and about those that have expired. */
  get problems(): readonly Finding[] {
    return this.matchers.flatMap((matcher) => matcher.problem() ?? []);
  }

  /** A finding that several endpoints share stays open until it is acknowledged for each of them. */
  private forEndpoints(matchers: readonly Matcher[], finding: Finding): Matcher | undefined {
    const some = matchers.filter(({ acknowledgement }) => acknowledgement.isEndpoint);
    // Finding the endpoints of a finding is expensive: it walks through the topology.
    const endpoints = some.length === 0 ? [] : (this.matching.endpointsOf?.(finding) ?? []);
    const matching = endpoints.map((name) => some.find((matcher) => matcher.matchesEndpoint(name)));
    return matching.includes(undefined) ? undefined : matching[0];
  }
}

/** Divides findings into open and acknowledged ones. The first list with a matching acknowledgement counts. */
export function divided(
  findings: readonly Finding[],
  lists: readonly AcknowledgementList[],
): Pick<CheckedFindings, "open" | "acknowledged"> {
  const open: Finding[] = [];
  const acknowledged: Acknowledged[] = [];
  for (const finding of findings) {
    // Each list is asked: an acknowledgement is not unused because another list has the same.
    const [acknowledgement] = lists.map((list) => list.of(finding)).filter((one) => one !== undefined);
    if (acknowledgement === undefined) {
      open.push(finding);
    } else {
      acknowledged.push({ finding, acknowledgement });
    }
  }
  return { open, acknowledged };
}
