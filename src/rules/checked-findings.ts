import type { Topology } from "../topology";
import { AcknowledgementList, divided, type Matching } from "./acknowledgement-list";
import { type Acknowledgement, acknowledgementsOf, type CheckedFindings } from "./acknowledgements";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { runRules } from "./run-rules";

/** What to check a topology with. */
export interface CheckOptions extends RuleContext, Omit<Matching, "now"> {
  readonly rules: readonly Rule[];
  /** Acknowledgements in addition to those of the topology. @default - none */
  readonly acknowledgements?: readonly Acknowledgement[] | undefined;
  /** Adds findings before they are acknowledged. @default - adds none */
  readonly complete?: (found: readonly Finding[]) => readonly Finding[];
}

/** What the rules find in a topology, divided by its acknowledgements and those of the caller. */
export function checkedFindings(topology: Topology, options: CheckOptions): CheckedFindings {
  const asked = new AcknowledgementList(options.acknowledgements ?? [], options);
  const checked = checkedSource(topology, asked, options);
  return { ...checked, acknowledgementProblems: [...checked.acknowledgementProblems, ...asked.problems] };
}

/** Several sources that were checked together. */
export interface CheckedSources<Source> {
  /** Each with its findings, in the given order. */
  readonly sources: readonly (Source & CheckedFindings)[];
  /** About the acknowledgements that no source contains. */
  readonly acknowledgementProblems: readonly Finding[];
}

/**
 * Checks several sources. Acknowledgements that no source contains may match any of them, so that only all of them
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
