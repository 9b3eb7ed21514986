import { printable } from "../../printable";
import { fixLines } from "../fix-text";
import { causeText } from "../folded";
import { addressText } from "../place-text";
import type { AcknowledgedFinding, ReviewedFinding } from "../review";
import { element, text, type Xml, xmlDocument } from "./xml";

export interface Counted {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

/** A test or a suite. */
export interface Element extends Counted {
  readonly xml: Xml;
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
          failure(
            failures[0]?.severity ?? "error",
            failures.map(({ what }) => what).join("; "),
            failures.map(paragraph).join("\n\n"),
          ),
        ]),
    ...(others.length === 0 ? [] : [output(others.map(paragraph).join("\n\n"))]),
  ];
  return { ...testCase(suite, name, body), failures: failures.length === 0 ? 0 : 1 };
}

export const skippedCase = (suite: string, { id, slug, place, reason }: AcknowledgedFinding): Element => ({
  ...testCase(suite, `${id} ${slug} on ${addressText(place)}`, [element("skipped", { message: reason })]),
  skipped: 1,
});

export const testCase = (suite: string, name: string, body: readonly Xml[]): Element => ({
  tests: 1,
  failures: 0,
  skipped: 0,
  xml: element("testcase", { classname: suite, name }, body),
});

export const failure = (type: string, message: string, body: string): Xml =>
  element("failure", { type, message }, [text(body)]);

export const output = (body: string): Xml => element("system-out", {}, [text(body)]);

/** @param before what comes before its tests */
export function testSuite(name: string, cases: readonly Element[], before: readonly Xml[] = []): Element {
  const total = sum(cases);
  const tests = cases.map(({ xml }) => xml);
  return { ...total, xml: element("testsuite", { name, ...counted(total) }, [...before, ...tests]) };
}

export const junitDocument = (name: string, suites: readonly Element[]): string =>
  xmlDocument(
    element(
      "testsuites",
      { name, ...counted(sum(suites)) },
      suites.map(({ xml }) => xml),
    ),
  );

export function paragraph(finding: ReviewedFinding): string {
  const { severity, place, what, why, source, followsFrom } = finding;
  const cause = followsFrom === undefined ? [] : [`follows from: ${causeText(followsFrom)}`];
  const fixes = fixLines(finding).map(({ label, text }) => `${label}: ${text}`);
  return [`${severity}: ${what}`, `at: ${addressText(place)}`, ...cause, `why: ${why}`, ...fixes, `see: ${source}`]
    .map(printable)
    .join("\n");
}

const sum = (all: readonly Counted[]): Counted => ({
  tests: total(all.map(({ tests }) => tests)),
  failures: total(all.map(({ failures }) => failures)),
  skipped: total(all.map(({ skipped }) => skipped)),
});

const total = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);

const counted = ({ tests, failures, skipped }: Counted) => ({ tests, failures, errors: 0, skipped });
