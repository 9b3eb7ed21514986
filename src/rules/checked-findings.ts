import type { Topology } from "../topology";
import { AcknowledgementList, divided, type Matching } from "./acknowledgement-list";
import { type Acknowledgement, acknowledgementsOf, type CheckedFindings } from "./acknowledgements";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { runRules } from "./run-rules";

/** What to check a topology with. */
export interface CheckOptions extends RuleContext, Omit<Matching, "now"> {
  readonly rules: readonly Rule[];
  /** More than the topology itself acknowledges. @default - nothing */
  readonly acknowledgements?: readonly Acknowledgement[] | undefined;
  /** Adds to what the rules find, before any of it is acknowledged. @default - nothing is added */
  readonly complete?: (found: readonly Finding[]) => readonly Finding[];
}

/** What the rules find in a topology, by what is acknowledged: in the topology itself, or by who asks. */
export function checkedFindings(topology: Topology, options: CheckOptions): CheckedFindings {
  const asked = new AcknowledgementList(options.acknowledgements ?? [], options);
  const checked = checkedSource(topology, asked, options);
  return { ...checked, acknowledgementProblems: [...checked.acknowledgementProblems, ...asked.problems] };
}

/** Several sources that were checked together. */
export interface CheckedSources<Source> {
  /** Each with what was found in it, in the order in which they were given. */
  readonly sources: readonly (Source & CheckedFindings)[];
  /** About the acknowledgements that no source holds itself. */
  readonly acknowledgementProblems: readonly Finding[];
}

/**
 * Checks several sources. Acknowledgements that no source holds itself may be about any of them, so that only all of them
 * together show which one matches nothing.
 */
export function checkedSources<Source extends { readonly topology: Topology }>(
  given: readonly Source[],
  options: CheckOptions,
): CheckedSources<Source> {
  const asked = new AcknowledgementList(options.acknowledgements ?? [], options);
  const sources = given.map((source) => ({ ...source, ...checkedSource(source.topology, asked, options) }));
  return { sources, acknowledgementProblems: asked.problems };
}

function checkedSource(topology: Topology, asked: AcknowledgementList, options: CheckOptions): CheckedFindings {
  const { rules, complete = (found) => found } = options;
  const found = complete(runRules(topology, rules, options));
  const own = new AcknowledgementList(acknowledgementsOf(topology), options);
  return { ...divided(found, [asked, own]), acknowledgementProblems: own.problems };
}
