import type { Activity, Cause, Step } from "../../../behaviour/outcome/outcome";
import { countText, numberText } from "../amounts";
import type { LocalTime } from "../local-time";
import { type Column, note, table } from "./markup";
import type { ReportedEndpoint } from "./reported";

const MOST_PERIODS = 31;
const MOST_LISTED = 100;
/** Wider tables cannot be read. */
const MOST_UNITS = 6;

/** The values of the timeline, period by period. */
export function periodTable({ run }: ReportedEndpoint, time: LocalTime): string {
  const inside = time.ticks(run.seconds, MOST_PERIODS).map(({ at }) => at);
  const starts = [...new Set([0, ...inside.filter((at) => at < run.seconds)])];
  const series = [
    ...run.units.slice(0, MOST_UNITS).flatMap(({ name, desired, serving }) => [
      { name: `${name}: desired`, steps: desired },
      { name: `${name}: in service`, steps: serving },
    ]),
    ...run.instances.slice(0, MOST_UNITS).map(({ variant, steps }) => ({ name: `${variant}: instances`, steps })),
  ];
  const columns: readonly Column[] = [
    { name: "From" },
    ...["Requests", "Refused", ...series.map(({ name }) => name)].map((name) => ({ name, isNumber: true })),
  ];
  const { bucketSeconds, requests, refused } = run.traffic;
  const rows = starts.map((from, index) => {
    const until = starts[index + 1] ?? run.seconds;
    const sum = (counts: readonly number[]): number =>
      counts
        .slice(Math.ceil(from / bucketSeconds), Math.ceil(until / bucketSeconds))
        .reduce((total, count) => total + count, 0);
    const numbers = [sum(requests), sum(refused), ...series.map(({ steps }) => highestIn(steps, from, until))];
    return [time.shortText(from), ...numbers.map(numberText)];
  });
  return table("Sums of requests and highest capacities in each period", columns, rows);
}

/** The highest value from a time until before another one. */
function highestIn(steps: readonly Step[], from: number, until: number): number {
  const before = steps.filter(({ at }) => at <= from).at(-1)?.value ?? 0;
  return steps.reduce((most, { at, value }) => (at > from && at < until ? Math.max(most, value) : most), before);
}

/** What changed the capacity. */
export function activityTable({ run }: ReportedEndpoint, time: LocalTime): string {
  const listed = run.activities.slice(0, MOST_LISTED);
  const rows = listed.map((activity) => [
    time.shortText(activity.at),
    activity.unit,
    `${numberText(activity.from)} to ${numberText(activity.to)}`,
    causeText(activity, time),
  ]);
  const columns = [{ name: "At" }, { name: "Of" }, { name: "Desired capacity" }, { name: "Cause" }];
  return `${table("Changes of the desired capacity", columns, rows)}${restNote(listed.length, run.activities.length)}`;
}

const causeText = ({ cause, status }: Activity, time: LocalTime): string =>
  status === "Successful" ? causeWords(cause, time) : `${causeWords(cause, time)} (${status})`;

function causeWords(cause: Cause, time: LocalTime): string {
  switch (cause.kind) {
    case "bounds":
      return "the bounds of the scalable target";
    case "schedule":
    case "scheduled action":
      return `${cause.kind} ${cause.name}`;
    default: {
      const { kind, policy, alarm, alarmAt, value, datapoints } = cause;
      const read = value === null ? "no datapoint" : `value ${numberText(value)}`;
      const breaching =
        datapoints.length === 0 ? "" : `, breaching datapoints ${datapoints.map(numberText).join("; ")}`;
      return `${kind} policy ${policy}: alarm ${alarm} since ${time.shortText(alarmAt)}, ${read}${breaching}`;
    }
  }
}

/** When schedules ran. */
export function scheduleTable({ schedules }: ReportedEndpoint, time: LocalTime): string {
  const listed = schedules.slice(0, MOST_LISTED);
  const rows = listed.map(({ at, name }) => [time.shortText(at), name]);
  return `${table("Runs of schedules", [{ name: "At" }, { name: "Schedule" }], rows)}${restNote(listed.length, schedules.length)}`;
}

/** A sentence about entries that a table leaves out. */
export const restNote = (listed: number, all: number): string =>
  listed === all ? "" : note(`The table has the first ${countText(listed)} of ${countText(all)} entries.`);

export { MOST_LISTED };
