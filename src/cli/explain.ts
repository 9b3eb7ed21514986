import { nearest } from "../nearest";
import { wrapped } from "../review/render/wrapped";
import { EVIDENCE } from "../rules/evidence-words";
import type { NotChecked } from "../rules/not-checked";
import type { OwnRule } from "../rules/own-rule";
import type { Rule } from "../rules/rule";
import { pageAddress } from "../rules/rule-page";
import { unknownRule } from "./errors";

/** What `--explain` explains: rules, other findings of reports, and what no rule checks. */
export interface Explained {
  readonly rules: readonly Rule[];
  readonly others: readonly OwnRule[];
  readonly notChecked: readonly NotChecked[];
}

/** The explanation of a rule, by its id or slug in a report or in docs/rules.md. */
export function explain(name: string, { rules, others, notChecked }: Explained, width: number): string {
  const labelled = (label: string, text: string): string =>
    wrapped(text, { first: `${label}:`.padEnd(10), next: " ".repeat(10), width }).join("\n");
  const wanted = name.toLowerCase();
  const hidden = notChecked.find(({ id }) => id.toLowerCase() === wanted);
  if (hidden !== undefined) {
    return lines(
      hidden.id,
      hidden.title,
      "",
      ...wrapped(`not checked: ${hidden.reason}`, { first: "", next: "", width }),
    );
  }
  const isWanted = ({ id, slug }: OwnRule): boolean => id.toLowerCase() === wanted || slug === wanted;
  const founded = rules.find(isWanted);
  const rule = founded ?? others.find(isWanted);
  if (rule === undefined) {
    throw unknownRule(name, ruleMeantBy(wanted, [...rules, ...others], notChecked));
  }
  const { id, slug, severity, title, why, source } = rule;
  const page = pageAddress(id);
  return lines(
    `${id} ${slug}`,
    ...wrapped(title, { first: "", next: "", width }),
    "",
    labelled("why", why),
    labelled("severity", severity),
    ...(founded === undefined ? [] : [labelled("evidence", EVIDENCE[founded.evidence])]),
    labelled("fix", rule.remedy),
    labelled("source", source),
    ...(page === undefined ? [] : [labelled("page", page)]),
  );
}

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

/** Of ids, only those with the same letter and number, such as W05 for W5: one with another digit is another rule. */
function ruleMeantBy(wanted: string, rules: readonly OwnRule[], notChecked: readonly NotChecked[]): string | undefined {
  const ids = [...rules, ...notChecked].map(({ id }) => id);
  const id = ids.find((one) => numberedAs(one) === numberedAs(wanted));
  const slug = nearest(
    wanted,
    rules.map((rule) => rule.slug),
  );
  return id ?? rules.find((rule) => rule.slug === slug)?.id;
}

/** `w5` for `W05`, `w005` and `W-5`; the text itself if it is no id. */
function numberedAs(id: string): string {
  const [, letter, number] = /^([a-z])[-_ ]?0*(\d+)$/i.exec(id.trim()) ?? [];
  return letter === undefined ? id : `${letter.toLowerCase()}${number}`;
}
