import type { Evidence } from "./rule";

/** The evidence of a rule, in words. */
export const EVIDENCE: Readonly<Record<Evidence, string>> = {
  verified: "verified: a primary source states it",
  measured: "measured: published measurements show it",
  inferred: "inferred: it follows from verified facts",
  uncertain: "uncertain: no source confirms it",
};
