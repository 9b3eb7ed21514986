import type { Evidence } from "./rule";

/** How well a rule is founded, for people. */
export const EVIDENCE: Readonly<Record<Evidence, string>> = {
  verified: "verified: a primary source states it",
  measured: "measured: somebody measured it and published the result",
  inferred: "inferred: it follows from verified facts",
  uncertain: "uncertain: no source confirms it",
};
