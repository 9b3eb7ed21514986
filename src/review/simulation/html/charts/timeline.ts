import type { AlarmOutcome, Step } from "../../../../behaviour/outcome/outcome";
import { printable } from "../../../../printable";
import { countedText, durationText } from "../../amounts";
import { LocalTime } from "../../local-time";
import { type Fewer, fewerBuckets, fewerSteps } from "../fewer";
import type { DrawnRun, ReportedEndpoint } from "../reported";
import { roundStep } from "./axis-numbers";
import type { Chart } from "./chart";
import { ALARM, CALM, INSTANCES, NO_DATA, REFUSED, REQUESTS, SCHEDULE, SERVING, WANTED } from "./look";
import { type Band, bands, dashedLines, dashedSteps, filledSteps, flags } from "./marks";
import { placedFlags } from "./placed-flags";
import { plotWidth, type Row, rowsDrawing } from "./rows";

/** More rows would not be read; the tables have the rest. */
export const MOST_ROWS = 8;
/** Lines that are closer than this many pixels hide what they cross. */
const LEAST_LINE_DISTANCE = 12;
/** Bars may be narrower than two pixels: most of them have neighbours of nearly the same height. */
const BARS_A_COLUMN = 1.25;
/** Among more changes than this, dashes look like steps. */
const MOST_DASHED = 60;
/** Pixels for a label of the time axis, with the space beside it. */
const TICK_WIDTH = 68;

/**
 * Traffic, capacity, alarms and schedules of an endpoint over one time axis.
 * @param detail the part of the columns that fit which is drawn, 1 at the most
 */
export function timeline(endpoint: ReportedEndpoint, detail: number): Chart {
  const time = new LocalTime(endpoint.startMs, endpoint.timeZone);
  const { run, schedules } = endpoint;
  return {
    title: `Timeline of ${printable(run.name)}`,
    description: descriptionOf(endpoint, time),
    at: (width) => {
      const plot = plotWidth(width);
      const scale = { end: run.seconds, columns: columnsOf(width, detail) };
      const showsLines = schedules.length * LEAST_LINE_DISTANCE <= plot;
      const lines =
        showsLines && schedules.length > 0
          ? [
              dashedLines(
                schedules.map(({ at }) => at),
                SCHEDULE,
              ),
            ]
          : [];
      const rows = [
        ...scheduleRows(endpoint, width),
        ...trafficRows(endpoint, scale),
        ...run.units.slice(0, MOST_ROWS).map((unit) => unitRow(unit, scale)),
        ...run.instances.slice(0, MOST_ROWS).map((instances) => instancesRow(instances, scale)),
        ...run.alarms.slice(0, MOST_ROWS).map((alarm, index) => alarmRow(alarm, index, scale)),
      ].map((row): Row => ({ ...row, series: [...row.series, ...lines] }));
      return rowsDrawing(rows, {
        width,
        end: run.seconds,
        ticks: time.ticks(run.seconds, Math.floor(plot / TICK_WIDTH)),
      });
    },
  };
}

/** The seconds that a column stands for if the chart shows less than what was recorded. */
export function reducedTo({ run }: ReportedEndpoint, width: number, detail: number): number | undefined {
  const columns = columnsOf(width, detail);
  const lists = [
    ...run.units.flatMap(({ desired, serving }) => [desired, serving]),
    ...run.instances.map(({ steps }) => steps),
    ...run.alarms.map(({ states }) => states),
  ];
  return lists.some((steps) => steps.length > columns) ? run.seconds / columns : undefined;
}

/** A column is two pixels wide, or more. */
const columnsOf = (width: number, detail: number): number => Math.max(20, Math.floor((plotWidth(width) / 2) * detail));

interface Scale {
  readonly end: number;
  readonly columns: number;
}

function descriptionOf({ run, schedules }: ReportedEndpoint, time: LocalTime): string {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const most = Math.max(0, ...run.instances.map(({ steps }) => highest(steps)));
  return [
    `From ${time.text(0)} to ${time.text(run.seconds)}, ${time.timeZone}:`,
    `${countedText(sum(run.traffic.requests), "request")}, ${countedText(sum(run.traffic.refused), "refused attempt")},`,
    `at most ${countedText(most, "instance")} in a variant, ${countedText(run.wakeCount, "wake")},`,
    `${countedText(schedules.length, "run")} of schedules.`,
  ].join(" ");
}

const highest = (steps: readonly Step[]): number => steps.reduce((most, { value }) => Math.max(most, value), 0);

function scheduleRows({ schedules, run }: ReportedEndpoint, width: number): readonly Row[] {
  if (schedules.length === 0) {
    return [];
  }
  const placed = placedFlags(schedules, run.seconds, plotWidth(width));
  return [{ title: "Schedules", height: 16, series: [flags(placed, SCHEDULE)] }];
}

function trafficRows({ run }: ReportedEndpoint, { end, columns }: Scale): readonly Row[] {
  const { bucketSeconds, requests, refused } = run.traffic;
  const most = Math.floor(columns * BARS_A_COLUMN);
  const { each, sums } = fewerBuckets(requests, most);
  const size = bucketSeconds * each;
  const steps = sums.map((value, index): Step => ({ at: index * size, value }));
  const marks = fewerBuckets(refused, most).sums.flatMap((count, index): Band[] =>
    count === 0 ? [] : [{ from: index * size, until: Math.min(end, (index + 1) * size), color: REFUSED }],
  );
  return [
    {
      title: `Requests in ${durationText(size)}`,
      height: 96,
      ...axisFor(highest(steps)),
      series: [filledSteps(steps, end, REQUESTS)],
    },
    ...(marks.length === 0 ? [] : [{ title: "Refused requests", height: 8, isMinor: true, series: [bands(marks)] }]),
  ];
}

const unitRow = ({ name, kind, desired, serving }: DrawnRun["units"][number], { end, columns }: Scale): Row => ({
  title: `${kind === "component" ? "Copies" : "Instances in service"} of ${name}`,
  height: 52,
  ...axisFor(Math.max(highest(desired), highest(serving))),
  series: capacitySeries(fewerSteps(desired, end, columns).list, fewerSteps(serving, end, columns).list, end),
});

/** What is desired as a line over what is in service; with many changes, as an area behind it. */
const capacitySeries = (desired: readonly Step[], serving: readonly Step[], end: number): Row["series"] =>
  desired.length <= MOST_DASHED
    ? [filledSteps(serving, end, SERVING), dashedSteps(desired, end, WANTED)]
    : [filledSteps(desired, end, WANTED), filledSteps(serving, end, SERVING)];

const instancesRow = (
  { variant, instanceType, steps }: ReportedEndpoint["run"]["instances"][number],
  { end, columns }: Scale,
): Row => ({
  title: `Instances of ${variant}${instanceType === undefined ? "" : ` (${instanceType})`}`,
  height: 52,
  ...axisFor(highest(steps)),
  series: [filledSteps(fewerSteps(steps, end, columns).list, end, INSTANCES)],
});

const alarmRow = ({ name, states }: AlarmOutcome, index: number, { end, columns }: Scale): Row => ({
  title: `Alarm ${name}`,
  height: 10,
  isMinor: index > 0,
  series: [bands(stateBands(fewerSteps(byUrgency(states), end, columns), end))],
});

/** Ranks of the states: what happened in a column with several is the most urgent of them. */
const RANKED = [CALM, NO_DATA, ALARM] as const;
const RANKS = [0, 2, 1] as const;

const byUrgency = (states: readonly Step[]): readonly Step[] =>
  states.map(({ at, value }) => ({ at, value: RANKS[value] ?? 0 }));

function stateBands({ list }: Fewer<Step>, end: number): readonly Band[] {
  const spans = list.map(({ at, value }, index) => ({ from: at, until: list[index + 1]?.at ?? end, rank: value }));
  // The urgent ones last: they are drawn over their neighbours where they are narrow.
  return spans
    .sort((left, right) => left.rank - right.rank)
    .map(({ from, until, rank }) => ({ from, until, color: RANKED[rank] ?? CALM }));
}

/** From 0 to a round number, with three labels. */
function axisFor(value: number): { readonly top: number; readonly interval: number } {
  const interval = value <= 2 ? 1 : Math.max(1, roundStep(value, 2));
  return { top: Math.max(1, Math.ceil(value / interval)) * interval, interval };
}
