import { Testing } from "cdktf";
import fc from "fast-check";
import { ScaleToZeroError } from "../../../src/errors";
import { FORMATS, render, review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { parseTerraform } from "../../../src/topology";
import { overwrite, type Place, placesIn } from "../../support/mutable-document";
import { recordedPlan } from "../../support/plan-fixture";
import { RENDER } from "../../support/reviews";
import { soundStack } from "../../support/sound-stack";

const now = new Date("2026-06-01T00:00:00Z");

const DOCUMENTS = [Testing.synth(soundStack(Testing.app())), JSON.stringify(recordedPlan("sound"))].map((text) => {
  const document: unknown = JSON.parse(text);
  const places = [...placesIn(document)];
  return { text, places, values: [...new Set(textsIn(document))] };
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What somebody may write by mistake or on purpose: also a text from elsewhere, so that references go in circles. */
const anything = (texts: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...texts),
    fc.constantFrom(
      undefined,
      null,
      "",
      "0",
      0,
      -1,
      1e308,
      true,
      [],
      {},
      [null],
      [[]],
      [{}],
      "constructor",
      "__proto__",
    ),
    fc.constantFrom(
      "${self.name}",
      "${each.key}",
      "${jsonencode({})}",
      "${",
      "{",
      "arn:aws:",
      "inference-component/",
      "cron()",
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );

const mutation = fc.constantFrom(...DOCUMENTS).chain(({ text, places, values }) =>
  fc.record({
    text: fc.constant(text),
    edits: fc.array(fc.tuple(fc.constantFrom(...places), anything(values)), { minLength: 1, maxLength: 4 }),
  }),
);

function mutated(text: string, edits: readonly (readonly [Place, unknown])[]): string {
  const document: unknown = JSON.parse(text);
  for (const [place, value] of edits) {
    try {
      overwrite(document, place, value);
    } catch {
      // An earlier edit has taken the place away.
    }
  }
  return JSON.stringify(document);
}

describe("a topology in which anything was changed", () => {
  it("is checked and printed in every format, or refused in our own words", () => {
    fc.assert(
      fc.property(mutation, ({ text, edits }) => {
        try {
          const { topology } = parseTerraform(mutated(text, edits), "any.json");
          const findings = runRules(topology, allRules, { now });
          const reviewed = review([{ file: "any.json", topology, open: findings }]);
          for (const format of FORMATS) {
            expect(render(reviewed, format, RENDER)).not.toBe("");
          }
        } catch (error) {
          if (!(error instanceof ScaleToZeroError)) {
            throw error;
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
