import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedEndpoint } from "../../src/behaviour/outcome/simulation";
import { simulatedCase } from "../support/simulated-case";

interface Row {
  readonly what: string;
  readonly measure: string;
  readonly claimed?: string;
}

interface Case {
  readonly name: string;
  readonly title: string;
  readonly preset: string;
  readonly document: string;
  readonly trace: string;
  readonly rows: readonly Row[];
}

type Measurement = Readonly<Record<string, number>>;
type Result = Row & {
  readonly median: number;
  readonly range: readonly [number, number];
  readonly isMet: boolean;
};

const {
  PHASES,
  delayed,
  measured,
  publishedCases,
  rowsOf,
}: {
  readonly PHASES: readonly number[];
  delayed(trace: string, seconds: number): string;
  measured(one: Case, endpoint: SimulatedEndpoint, phase: number): Measurement;
  publishedCases(): readonly Case[];
  rowsOf(one: Case, measurements: readonly Measurement[]): readonly Result[];
} = require("../../scripts/published-cases");
const { pageOf }: { pageOf(cases: readonly (Case & { readonly results: readonly Result[] })[]): string } =
  require("../../scripts/write-behaviour-page");

const cases = publishedCases();
const results = new Map<string, readonly Result[]>();

beforeAll(async () => {
  for (const one of cases) {
    const measurements: Measurement[] = [];
    for (const phase of PHASES) {
      const endpoint = await simulatedCase({
        document: one.document,
        trace: delayed(one.trace, phase),
        timing: one.preset,
      });
      measurements.push(measured(one, endpoint, phase));
    }
    results.set(one.name, rowsOf(one, measurements));
  }
}, 240_000);

describe.each(cases)("the published case $title", ({ name, rows }) => {
  const resultOf = (what: string): Result => {
    const found = results.get(name)?.find((result) => result.what === what);
    if (found === undefined) {
      throw new Error(`no result for ${what}`);
    }
    return found;
  };

  it.each(rows.filter(({ claimed }) => claimed === undefined))("meets: $what", ({ what }) => {
    const { median, range, isMet } = resultOf(what);
    expect({ median, range, isMet }).toEqual({ median, range, isMet: true });
  });

  const contradicted = rows.filter(({ claimed }) => claimed !== undefined);
  if (contradicted.length > 0) {
    it.each(contradicted)("is not met, as the page states: $what", ({ what }) => {
      expect(resultOf(what).isMet).toBe(false);
    });
  }
});

describe("docs/behaviour.md", () => {
  it("has what the command measures", () => {
    const page = readFileSync(join(__dirname, "../../docs/behaviour.md"), "utf8");
    expect(page).toBe(pageOf(cases.map((one) => ({ ...one, results: results.get(one.name) ?? [] }))));
  });
});

describe("the range over the moments of a minute", () => {
  it("is at most a minute for each wake, and the same for each cold start", () => {
    for (const result of [...results.values()].flat()) {
      const width = result.range[1] - result.range[0];
      if (result.measure === "coldStart" || result.measure === "release") {
        expect(width).toBeLessThan(1);
      } else if (["wake", "desired", "alarm", "firstAnswer"].includes(result.measure)) {
        expect(width).toBeLessThanOrEqual(60);
      }
    }
  });
});
