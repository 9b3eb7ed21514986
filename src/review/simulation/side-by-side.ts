import { settingName } from "../../behaviour/compare/compare-option";
import type { ComparedEndpoint, Comparison, Measured } from "../../behaviour/compare/comparison";
import { longestWait } from "../../behaviour/recommend/bounds";
import { countText, durationText } from "./amounts";
import { settingText, settingValue } from "./setting-text";

/** A table for people: numbers are on the right. */
export interface SideBySide {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

interface Column<Row> {
  readonly name: string;
  readonly isNumber?: boolean;
  readonly of: (row: Row) => string;
}

const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): SideBySide => ({
  columns: columns.map(({ name, isNumber = true }) => ({ name, isNumber })),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});

/** As it is now, and the cheapest. */
export const MARKS = { current: "=", cheapest: "*" } as const;

export const MARKS_TEXT = `${MARKS.current} as it is now, ${MARKS.cheapest} cheapest`;

/** The settings of an endpoint, one a row. */
export function comparedTable({ rows }: ComparedEndpoint, { compared }: Pick<Comparison, "compared">): SideBySide {
  const settings: readonly Column<(typeof rows)[number]>[] =
    compared.length <= MOST_COLUMNS
      ? compared.map((key) => ({
          name: settingName(key),
          isNumber: false,
          of: (row) => settingValue(row.settings, key),
        }))
      : [{ name: "setting", isNumber: false, of: (row) => settingText(row.settings) }];
  return tableOf(
    [
      {
        name: "",
        isNumber: false,
        of: ({ current, cheapest }) => `${current ? MARKS.current : ""}${cheapest ? MARKS.cheapest : ""}`,
      },
      ...settings,
      { name: "asleep in", of: ({ idleToZero }) => orNever(idleToZero.instancesSeconds) },
      { name: "wakes", of: ({ wakes }) => countText(wakes) },
      { name: "refused", of: ({ refused }) => countText(refused) },
      ...unansweredColumn(rows),
      { name: "wait p95", of: ({ waitSeconds }) => durationText(waitSeconds.p95) },
      ...costColumns(rows),
    ],
    rows,
  );
}

/** More settings than this are written in one column. */
const MOST_COLUMNS = 2;

/** A way to run an endpoint, with its numbers. */
export interface SimulatedWay {
  readonly name: string;
  readonly measured: Measured;
  readonly meets: boolean;
}

/** Ways to run an endpoint, one a row. */
export function waysTable(ways: readonly SimulatedWay[]): SideBySide {
  const all = ways.map(({ measured }) => measured);
  const of = <Row extends { readonly measured: Measured }>(column: Column<Measured>): Column<Row> => ({
    ...column,
    of: ({ measured }) => column.of(measured),
  });
  return tableOf(
    [
      { name: "", isNumber: false, of: ({ name }: SimulatedWay) => name },
      of({ name: "longest wait", of: (measured) => durationText(longestWait(measured)) }),
      of({ name: "refused", of: ({ refused }) => countText(refused) }),
      ...unansweredColumn(all).map((column) => of<SimulatedWay>(column)),
      ...costColumns(all).map((column) => of<SimulatedWay>(column)),
      { name: "bounds", isNumber: false, of: ({ meets }: SimulatedWay) => (meets ? "met" : "not met") },
    ],
    ways,
  );
}

const MINUTE = 60;

/** To whole minutes. */
const orNever = (seconds: number | null): string =>
  seconds === null ? "never" : durationText(Math.max(1, Math.round(seconds / MINUTE)) * MINUTE);

/** Only where there are some. */
const unansweredColumn = <Row extends Measured>(rows: readonly Row[]): readonly Column<Row>[] =>
  rows.some(({ unanswered }) => unanswered > 0)
    ? [{ name: "failed", of: ({ unanswered }) => countText(unanswered) }]
    : [];

function costColumns<Row extends Measured>(rows: readonly Row[]): readonly Column<Row>[] {
  const isSmall = rows.some(({ monthlyCost }) => monthlyCost !== null && monthlyCost.amount < SMALL_USD);
  return [
    { name: "hours", of: ({ monthlyInstanceHours }) => withDigits(monthlyInstanceHours, 1) },
    ...(rows.some(({ monthlyCost }) => monthlyCost !== null)
      ? [
          {
            name: "USD",
            of: ({ monthlyCost }: Row) =>
              monthlyCost === null ? "not priced" : withDigits(monthlyCost.amount, isSmall ? 2 : 0),
          },
        ]
      : []),
  ];
}

/** From here on cents are left out. */
const SMALL_USD = 100;

/** All values of a column with as many digits, so that they are below each other. */
const withDigits = (value: number, digits: number): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** What the columns count. */
export function columnsText(rows: readonly Measured[], span: string): string {
  const cost = rows.find(({ monthlyCost }) => monthlyCost !== null)?.monthlyCost;
  const failed = rows.some(({ unanswered }) => unanswered > 0)
    ? " failed: requests that expired, timed out or were lost with their instance, likewise."
    : "";
  const money = cost == null ? "" : ` USD: cost a month in ${cost.region}, prices of ${cost.asOf}.`;
  return `refused: requests refused in the end, in ${span}.${failed} hours: instance-hours a month.${money}`;
}
