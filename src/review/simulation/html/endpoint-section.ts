import { countText, durationText, numberText } from "../amounts";
import { LocalTime } from "../local-time";
import { drawn, NARROW, WIDE } from "./charts/chart";
import { idleCost } from "./charts/idle-cost";
import { MOST_ROWS, reducedTo, timeline } from "./charts/timeline";
import { html } from "./escape";
import { details, legend, note, table } from "./markup";
import type { IdleTimeCost, ReportedEndpoint } from "./reported";
import { activityTable, periodTable, scheduleTable } from "./timeline-tables";
import { wakeSection } from "./wake-section";

/** Longer values are read as a sentence. */
const MOST_FIGURE_CHARACTERS = 16;
/** A value of more characters takes the whole width. */
const MOST_SENTENCE_CHARACTERS = 90;
const MOST_ASSUMPTIONS = 100;

export interface SectionOptions {
  /** Unique on the page. */
  readonly id: string;
  /** The part of the timeline that is drawn, 1 at the most. */
  readonly detail: number;
  /** The page is about this endpoint, and has its name as the title. */
  readonly isAlone: boolean;
}

/** All about one endpoint. */
export function endpointSection(endpoint: ReportedEndpoint, { id, detail, isAlone }: SectionOptions): string {
  const time = new LocalTime(endpoint.startMs, endpoint.timeZone);
  return [
    `<section id="${id}">`,
    ...(isAlone ? [] : [`<h2>${html(endpoint.run.name)}</h2>`]),
    `<p class="about">${html(periodText(endpoint, time))}</p>`,
    figures(endpoint.rows),
    ...(endpoint.notSimulated === undefined
      ? [timelinePart(endpoint, time, id, detail), wakeSection(endpoint, time, id)]
      : [note(`Not simulated: ${endpoint.notSimulated}`)]),
    ...(endpoint.costByIdleTime === undefined || endpoint.costByIdleTime.length === 0
      ? []
      : [costPart(endpoint.run.name, endpoint.costByIdleTime, id)]),
    assumptions(endpoint.assumptions),
    "</section>",
  ].join("\n");
}

const periodText = ({ run }: ReportedEndpoint, time: LocalTime): string =>
  `${durationText(run.seconds)} from ${time.text(0)} to ${time.text(run.seconds)}, time zone ${time.timeZone}`;

const figures = (rows: ReportedEndpoint["rows"]): string =>
  `<dl class="figures">
${rows
  .map(([label, value, ...more]) => {
    const isWide = [value, ...more].some((text) => text.length > MOST_SENTENCE_CHARACTERS);
    const isSentence = value.length > MOST_FIGURE_CHARACTERS;
    const first = `<dd${isSentence ? ' class="sentence"' : ""}>${html(value)}</dd>`;
    const rest = more.map((text) => `<dd class="detail">${html(text)}</dd>`);
    return `<div${isWide ? ' class="whole"' : ""}><dt>${html(label)}</dt>${[first, ...rest].join("")}</div>`;
  })
  .join("\n")}
</dl>`;

function timelinePart(endpoint: ReportedEndpoint, time: LocalTime, id: string, detail: number): string {
  const { run, schedules } = endpoint;
  const left = [run.units, run.instances, run.alarms].reduce(
    (sum, { length }) => sum + Math.max(0, length - MOST_ROWS),
    0,
  );
  return [
    "<h3>Timeline</h3>",
    legend([
      ["requests", "requests"],
      ["refused", run.alarms.length === 0 ? "refused requests" : "refused requests, alarm in ALARM"],
      ["dashed", "desired capacity"],
      ["serving", "capacity in service"],
      ["instances", "instances"],
      ...(run.alarms.length === 0
        ? []
        : ([
            ["calm", "alarm in OK"],
            ["no-data", "alarm in INSUFFICIENT_DATA"],
          ] as const)),
      ...(schedules.length === 0 ? [] : [["schedule", "schedule"] as const]),
    ]),
    `<figure>\n${drawn(timeline(endpoint, detail), `${id}-timeline`)}\n</figure>`,
    note(`Times are local times in ${time.timeZone}.`),
    ...reductionNotes(endpoint, detail),
    ...(left === 0 ? [] : [note(`The chart leaves out ${countText(left)} rows. The JSON output has all of them.`)]),
    ...(run.cut
      ? [note("The simulation recorded the first 20,000 entries of each list only. Sums and totals are complete.")]
      : []),
    details("Values of the timeline", periodTable(endpoint, time)),
    ...(run.activities.length === 0 ? [] : [details("Changes of the desired capacity", activityTable(endpoint, time))]),
    ...(schedules.length === 0 ? [] : [details("Runs of schedules", scheduleTable(endpoint, time))]),
  ].join("\n");
}

const reductionNotes = (endpoint: ReportedEndpoint, detail: number): readonly string[] =>
  (
    [
      [WIDE, "wide"],
      [NARROW, "narrow"],
    ] as const
  ).flatMap(([width, name]) => {
    const seconds = reducedTo(endpoint, width, detail);
    return seconds === undefined
      ? []
      : [note(`The chart shows the highest and the last value in each ${durationText(seconds)}.`, name)];
  });

function costPart(name: string, points: readonly IdleTimeCost[], id: string): string {
  const rows = points.map(({ idleSeconds, cost, instanceHours, refused }) => [
    durationText(idleSeconds),
    cost === null ? "not priced" : numberText(cost),
    numberText(instanceHours),
    countText(refused),
  ]);
  const columns = [
    { name: "Idle timeout" },
    { name: "Cost a month (USD)", isNumber: true },
    { name: "Instance-hours a month", isNumber: true },
    { name: "Refused requests", isNumber: true },
  ];
  return [
    "<h3>Cost against idle timeout</h3>",
    `<figure>\n${drawn(idleCost(name, points), `${id}-cost`)}\n</figure>`,
    details("Values of the chart", table("Cost and refused requests by idle timeout", columns, rows)),
  ].join("\n");
}

function assumptions(all: readonly string[]): string {
  const shown = all.slice(0, MOST_ASSUMPTIONS);
  return all.length === 0
    ? ""
    : [
        "<h3>Assumptions</h3>",
        `<ul class="assumptions">\n${shown.map((text) => `<li>${html(text)}</li>`).join("\n")}\n</ul>`,
        ...(shown.length === all.length
          ? []
          : [note(`${countText(all.length - shown.length)} more are in the JSON output.`)]),
      ].join("\n");
}
