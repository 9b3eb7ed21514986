import fc from "fast-check";
import { simulationHtml } from "../../../../src/review/simulation/html/simulation-html";
import { withEveryText } from "../../../support/every-text";
import { ATOMS, arbitraryHostile } from "../../../support/hostile";
import { weekReport } from "../../../support/simulated-week";

describe("the page of a simulation", () => {
  it("has the same elements whatever names are in it", () => {
    const tagsOf = (page: string): readonly string[] =>
      [...new Set([...page.matchAll(/<\/?[a-z][^\s>]*/gi)].map(([tag]) => tag))].sort();
    const plain = tagsOf(simulationHtml(weekReport()));
    fc.assert(
      fc.property(arbitraryHostile, (name) => {
        const hostile = withEveryText(weekReport(), () => name, ["basis", "status", "timeZone", "phases"]);
        const page = simulationHtml(hostile);
        expect(tagsOf(page).filter((tag) => !plain.includes(tag))).toEqual([]);
        expect(page).not.toMatch(/^\s*::|##\w*\[/m);
      }),
      { numRuns: 15, examples: [[ATOMS.filter((atom) => atom.includes("<")).join(" ")]] },
    );
  });
});
