import type { Phase, Wake } from "../../../behaviour/outcome/outcome";
import { countText, durationText } from "../amounts";
import type { LocalTime } from "../local-time";
import { drawn } from "./charts/chart";
import { barOf, lasting, PHASES, phaseColour, shownWakes, type WakeBar, wakePhases } from "./charts/wake-phases";
import { details, note, table } from "./markup";
import type { ReportedEndpoint } from "./reported";
import { MOST_LISTED, restNote } from "./timeline-tables";

/** How wakes went: the phases of some, and a list. */
export function wakeSection({ run, probedWake }: ReportedEndpoint, time: LocalTime, id: string): string {
  const ended = shownWakes(run.wakes).map((one) => barOf(one, time));
  const probed = probedWake === undefined ? [] : [probedBar(probedWake)];
  const bars = ended.length > 0 ? ended : probed;
  const silence =
    run.wakes.length === 0 ? "The endpoint did not wake in the simulated time." : "No wake ended in time.";
  return [
    "<h3>Phases of a wake</h3>",
    ...(ended.length > 0 ? [] : [note(silence)]),
    ...(bars.length === 0
      ? []
      : [
          `<figure>\n${drawn(wakePhases(run.name, bars), `${id}-wakes`)}\n</figure>`,
          phaseTable(bars),
          note("Basis: measured on your account, preset published for one model, or law of AWS for all endpoints."),
        ]),
    ...(run.wakes.length === 0
      ? []
      : [details(`All wakes (${countText(run.wakeCount)})`, wakeTable(run.wakes, run.wakeCount, time))]),
  ].join("\n");
}

const probedBar = ({ seconds, phases }: { readonly seconds: number; readonly phases: readonly Phase[] }): WakeBar => ({
  title: [durationText(seconds), "after one request at zero capacity"],
  head: "Duration",
  phases: lasting(phases),
});

function phaseTable(bars: readonly WakeBar[]): string {
  const used = PHASES.filter((name) => bars.some(({ phases }) => phases.some((phase) => phase.name === name)));
  const rows = used.map((name) => [
    name,
    ...bars.map((bar) => phaseText(bar.phases.filter((one) => one.name === name))),
  ]);
  const columns = [{ name: "Phase" }, ...bars.map(({ head }) => ({ name: head }))];
  return table("Duration and basis of each phase", columns, rows, (row) => {
    const name = used[row];
    return name === undefined ? undefined : phaseColour(name);
  });
}

/** Phases of one name; several if an instance was waited for twice. */
function phaseText(phases: readonly Phase[]): string {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const bases = [...new Set(phases.map(({ basis }) => basis))];
  return phases.length === 0 ? "none" : `${durationText(seconds)} (${bases.join(", ")})`;
}

function wakeTable(wakes: readonly Wake[], count: number, time: LocalTime): string {
  const listed = wakes.slice(0, MOST_LISTED);
  const rows = listed.map(({ at, unit, by, refused, seconds }) => [
    time.shortText(at),
    unit,
    by,
    countText(refused),
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
