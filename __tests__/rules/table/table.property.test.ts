import { ScaleToZeroError } from "../../../src/errors";
import type { EditTable, Expected, Row } from "./edit";
import { applyEdit, disagreement, outcomeOf, shown } from "./judge";
import { TABLES } from "./tables";
import { wiringNames, wiringOf } from "./wirings";

describe("the wirings that the tables change", () => {
  it.each(wiringNames)("sleep, wake and have no finding: %s", (name) => {
    const outcome = outcomeOf(wiringOf(name));
    expect(shown(outcome)).toMatch(/^sleeps (yes,?)+ wakes (yes,?)+ $/);
  });
});

/** What is not as expected with one value, in words. */
function wrongWith({ wiring, on }: EditTable, [at, , expected]: Row, value: unknown): string | undefined {
  const document = wiringOf(wiring);
  applyEdit(document, on, at, value);
  try {
    return disagreement(expected, outcomeOf(document));
  } catch (error) {
    // The reader refuses it, in words of its own, as Terraform does.
    if (error instanceof ScaleToZeroError) {
      return /^breaks|^doubtful/.test(expected) ? undefined : `refused by the reader: ${error.message}`;
    }
    throw error;
  }
}

const edits = Object.entries(TABLES).map(([kind, tables]) => ({
  kind,
  rows: tables.flatMap((table) => table.rows.map((row) => ({ table, row }))),
}));

describe.each(edits)("the edits of $kind", ({ rows }) => {
  it.each(rows.map(({ table, row }) => [table.on, row[0], row[2], row[3], { table, row }] as const))(
    "%s %s: %s (%s)",
    (_on, _at, _expected, _because, { table, row }) => {
      const wrong = row[1].flatMap((value) => {
        const problem = wrongWith(table, row, value);
        return problem === undefined ? [] : [`${JSON.stringify(value)}: ${problem}`];
      });
      expect(wrong).toEqual([]);
    },
  );
});

const count = (is: (expected: Expected) => boolean): number =>
  edits.flatMap(({ rows }) => rows).reduce((sum, { row }) => sum + (is(row[2]) ? row[1].length : 0), 0);

describe("the table", () => {
  it("has at least 600 edits that a document decides, in both directions, and few doubtful ones", () => {
    const doubtful = count((expected) => expected === "doubtful");
    const breaks = count((expected) => expected.startsWith("breaks"));
    const harmless = count((expected) => expected === "harmless");
    expect(breaks + harmless).toBeGreaterThanOrEqual(600);
    expect(harmless).toBeGreaterThanOrEqual(300);
    expect(doubtful / (breaks + harmless)).toBeLessThan(0.1);
  });

  it("gives a reason and an address for each row", () => {
    for (const { table, row } of edits.flatMap(({ rows }) => rows)) {
      const [, values, , because, source = table.source] = row;
      expect([values.length > 0, because.length > 5, source.startsWith("https://")]).toEqual([true, true, true]);
    }
  });
});
