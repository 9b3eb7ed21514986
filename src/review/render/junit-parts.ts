import { printable } from "../../printable";
import { fixLines } from "../fix-text";
import { causeText } from "../folded";
import { addressText } from "../place-text";
import type { AcknowledgedFinding, ReviewedFinding } from "../review";

export interface Counted {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

export interface Element extends Counted {
  readonly lines: readonly string[];
}

/** The test of a rule, with its findings on one endpoint. Those that do not fail are in its output. */
export function ruleCase(
  suite: string,
  same: readonly ReviewedFinding[],
  isFailure: (finding: ReviewedFinding) => boolean,
): Element {
  const [first] = same;
  const name = first === undefined ? "" : `${first.id} ${first.slug}`;
  const failures = same.filter(isFailure);
  const others = same.filter((finding) => !isFailure(finding));
  const body = [
    ...(failures.length === 0
      ? []
      : [
          `<failure${attribute("type", failures[0]?.severity ?? "error")}${attribute("message", failures.map(({ what }) => what).join("; "))}>${escaped(failures.map(paragraph).join("\n\n"))}</failure>`,
        ]),
    ...(others.length === 0 ? [] : [`<system-out>${escaped(others.map(paragraph).join("\n\n"))}</system-out>`]),
  ];
  return { ...testCase(suite, name, body), failures: failures.length === 0 ? 0 : 1 };
}
export const skippedCase = (suite: string, { id, slug, place, reason }: AcknowledgedFinding): Element => ({
  ...testCase(suite, `${id} ${slug} on ${addressText(place)}`, [`<skipped${attribute("message", reason)}/>`]),
  skipped: 1,
});
export function testCase(suite: string, name: string, body: readonly string[]): Element {
  const start = `<testcase${attribute("classname", suite)}${attribute("name", name)}`;
  const lines = body.length === 0 ? [`${start}/>`] : [`${start}>`, ...indent(body), "</testcase>"];
  return { tests: 1, failures: 0, skipped: 0, lines };
}

export function paragraph(finding: ReviewedFinding): string {
  const { severity, place, what, why, source, followsFrom } = finding;
  const cause = followsFrom === undefined ? [] : [`follows from: ${causeText(followsFrom)}`];
  const fixes = fixLines(finding).map(({ label, text }) => `${label}: ${text}`);
  return [`${severity}: ${what}`, `at: ${addressText(place)}`, ...cause, `why: ${why}`, ...fixes, `see: ${source}`]
    .map(printable)
    .join("\n");
}

export const sum = (all: readonly Counted[]): Counted => ({
  tests: total(all.map(({ tests }) => tests)),
  failures: total(all.map(({ failures }) => failures)),
  skipped: total(all.map(({ skipped }) => skipped)),
});

const total = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);

export const counted = ({ tests, failures, skipped }: Counted): string =>
  ` tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;

export const attribute = (name: string, value: string): string => ` ${name}="${escaped(printable(value))}"`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML allows neither lone surrogates nor the last two characters of the first plane. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD");

export const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
