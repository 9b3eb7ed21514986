import type { Wake } from "../../../behaviour/outcome/outcome";
import { durationText, numberText } from "./amounts";
import { drawn } from "./charts/chart";
import { PHASES, phaseColour, type ShownWake, shownWakes, wakePhases } from "./charts/wake-phases";
import type { LocalTime } from "./local-time";
import { details, note, table } from "./markup";
import type { ReportedEndpoint } from "./reported";
import { MOST_LISTED, restNote } from "./timeline-tables";

/** How wakes went: the phases of some, and a list. */
export function wakeSection({ run }: ReportedEndpoint, time: LocalTime, id: string): string {
  const shown = shownWakes(run.wakes);
  if (run.wakes.length === 0) {
    return `<h3>Wakes</h3>\n${note("The endpoint did not wake in the simulated time.")}`;
  }
  return [
    "<h3>Phases of a wake</h3>",
    ...(shown.length === 0
      ? [note("No wake ended within the simulated time.")]
      : [
          `<figure>\n${drawn(wakePhases(run.name, shown, time), `${id}-wakes`)}\n</figure>`,
          phaseTable(shown, time),
          note("Basis: measured on your account, preset published for one model, or law of AWS for all endpoints."),
        ]),
    details(`All wakes (${numberText(run.wakeCount)})`, wakeTable(run.wakes, run.wakeCount, time)),
  ].join("\n");
}

function phaseTable(shown: readonly ShownWake[], time: LocalTime): string {
  const used = PHASES.filter((name) => shown.some(({ wake }) => wake.phases.some((phase) => phase.name === name)));
  const rows = used.map((name) => [
    name,
    ...shown.map(({ wake }) => {
      const phases = wake.phases.filter((phase) => phase.name === name);
      const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
      const bases = [...new Set(phases.map(({ basis }) => basis))];
      return phases.length === 0 ? "none" : `${durationText(seconds)} (${bases.join(", ")})`;
    }),
  ]);
  const heads = shown.map(({ wake, role }) => ({ name: role ?? time.shortText(wake.at) }));
  return table("Duration and basis of each phase", [{ name: "Phase" }, ...heads], rows, (row) => {
    const name = used[row];
    return name === undefined ? undefined : phaseColour(name);
  });
}

function wakeTable(wakes: readonly Wake[], count: number, time: LocalTime): string {
  const listed = wakes.slice(0, MOST_LISTED);
  const rows = listed.map(({ at, unit, by, refused, seconds }) => [
    time.shortText(at),
    unit,
    by,
    numberText(refused),
    seconds === undefined ? "not awake before the end" : durationText(seconds),
  ]);
  const columns = [
    { name: "At" },
    { name: "Of" },
    { name: "By" },
    { name: "Refused requests", isNumber: true },
    { name: "Duration" },
  ];
  return `${table("From the first request at zero capacity until the first answer", columns, rows)}${restNote(listed.length, count)}`;
}
