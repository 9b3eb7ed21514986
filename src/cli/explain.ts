import { closest } from "fastest-levenshtein";
import type { Evidence, Rule } from "../rules/rule";
import { unknownRule } from "./errors";

const FOUNDED: Readonly<Record<Evidence, string>> = {
  verified: "verified: a primary source says so",
  measured: "measured by somebody who wrote it down",
  inferred: "inferred from what is verified",
  uncertain: "uncertain: no source is sure of it",
};

/** What a rule is about, for the id or the slug that somebody read in a report. */
export function explain(name: string, rules: readonly Rule[]): string {
  const wanted = name.toLowerCase();
  const rule = rules.find(({ id, slug }) => id.toLowerCase() === wanted || slug === wanted);
  if (rule === undefined) {
    throw unknownRule(name, nearest(wanted, rules));
  }
  const { id, slug, severity, evidence, title, why, remedy, source } = rule;
  return `${[
    `${id} ${slug}`,
    title,
    "",
    `why:      ${why}`,
    `severity: ${severity}`,
    `evidence: ${FOUNDED[evidence]}`,
    `fix:      ${remedy}`,
    `source:   ${source}`,
  ].join("\n")}\n`;
}

function nearest(wanted: string, rules: readonly Rule[]): string | undefined {
  const names = rules.flatMap(({ id, slug }) => [id.toLowerCase(), slug]);
  const found = names.length === 0 ? undefined : closest(wanted, names);
  return rules.find(({ id, slug }) => id.toLowerCase() === found || slug === found)?.id;
}
