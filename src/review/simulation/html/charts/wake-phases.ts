import { median } from "../../../../behaviour/outcome/median";
import type { Phase, Wake } from "../../../../behaviour/outcome/outcome";
import { printable } from "../../../../printable";
import { countText, durationText } from "../../amounts";
import type { LocalTime, Tick } from "../../local-time";
import type { Chart } from "./chart";
import { SMALL, widthOf } from "./look";
import { type Band, bands } from "./marks";
import { plotWidth, type Row, rowsDrawing } from "./rows";

export const PHASES: readonly Phase["name"][] = [
  "alarm",
  "reaction",
  "waiting for capacity",
  "provisioning",
  "image and model",
  "load",
  "health checks",
];

/** The class and the variable of a phase in the style sheet. */
export const phaseColour = (name: Phase["name"]): string => `phase-${PHASES.indexOf(name)}`;

/** Pixels for a label of the axis, with the space beside it. */
const TICK_WIDTH = 64;

/** All wakes of a short list; otherwise the fastest, the median and the slowest. */
const MOST_WAKES = 4;

export interface ShownWake {
  readonly wake: Wake;
  /** Such as `Slowest`. */
  readonly role?: string;
}

/** Wakes that ended, in order of time or of duration. */
export function shownWakes(wakes: readonly Wake[]): readonly ShownWake[] {
  const ended = wakes.filter(({ seconds, phases }) => seconds !== undefined && lasting(phases).length > 0);
  if (ended.length <= MOST_WAKES) {
    return ended.map((wake) => ({ wake }));
  }
  const durations = ended.map(({ seconds = 0 }) => seconds);
  const bound = (choose: (one: number, other: number) => number): number =>
    durations.reduce((one, other) => choose(one, other));
  const roles = [
    ["Fastest", bound(Math.min)],
    ["Median", median(durations)],
    ["Slowest", bound(Math.max)],
  ] as const;
  return roles.flatMap(([role, duration]) => {
    const wake = ended.find(({ seconds }) => seconds === duration);
    return wake === undefined ? [] : [{ wake, role }];
  });
}

/** Those that take any time that a person can read. */
export const lasting = (phases: readonly Phase[]): readonly Phase[] => phases.filter(({ seconds }) => seconds >= 0.5);

/** A bar of a chart. */
export interface WakeBar {
  /** The most important part first; what does not fit is left out. */
  readonly title: readonly string[];
  /** The same in a word or two, for the head of a table. */
  readonly head: string;
  readonly phases: readonly Phase[];
}

export const barOf = ({ wake, role }: ShownWake, time: LocalTime): WakeBar => ({
  title: [
    `${role === undefined ? "" : `${role}: `}${durationText(wake.seconds ?? 0)}`,
    time.shortText(wake.at),
    wake.by === "schedule" ? "by a schedule" : `${countText(wake.refused)} refused`,
    wake.unit,
  ],
  head: role ?? time.shortText(wake.at),
  phases: lasting(wake.phases),
});

/** The phases of wakes as stacked bars over one axis of minutes. */
export function wakePhases(endpoint: string, shown: readonly WakeBar[]): Chart {
  const end = Math.max(1, ...shown.map(({ phases }) => sumOf(phases)));
  return {
    title: `Phases of the wakes of ${printable(endpoint)}`,
    description: shown.map(({ title, phases }) => `${title.join(" · ")}: ${phasesText(phases)}.`).join(" "),
    at: (width) => {
      const ticks = durationTicks(end, Math.floor(plotWidth(width) / TICK_WIDTH));
      const rows = shown.map(({ title, phases }): Row => {
        const pixels = (seconds: number): number => (seconds / end) * plotWidth(width);
        return { title: joined(title, width), height: 24, series: [bands(phaseBands(phases, pixels), 1)] };
      });
      return rowsDrawing(rows, { width, end, ticks });
    },
  };
}

const sumOf = (phases: readonly Phase[]): number => phases.reduce((sum, { seconds }) => sum + seconds, 0);

/** As many parts as fit. */
const joined = ([first = "", ...rest]: readonly string[], width: number): string =>
  rest.reduce((text, part) => (widthOf(`${text} · ${part}`) < width - 8 ? `${text} · ${part}` : text), first);

const phasesText = (phases: readonly Phase[]): string =>
  phases.map(({ name, seconds, basis }) => `${name} ${durationText(seconds)} (${basis})`).join(", ");

function phaseBands(phases: readonly Phase[], pixels: (seconds: number) => number): readonly Band[] {
  let from = 0;
  return phases.map(({ name, seconds }): Band => {
    const start = from;
    from += seconds;
    const room = pixels(seconds) - 10;
    const text = [`${name} ${durationText(seconds)}`, durationText(seconds)].find((one) => widthOf(one, SMALL) <= room);
    return {
      from: start,
      until: from,
      color: `var(--${phaseColour(name)})`,
      textColor: "var(--on-phase)",
      ...(text !== undefined && { text }),
    };
  });
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200] as const;

function durationTicks(end: number, most: number): readonly Tick[] {
  const step = STEPS.find((size) => end / size <= most) ?? Math.ceil(end / most / 86_400) * 86_400;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => ({
    at: index * step,
    label: index === 0 ? "0" : durationText(index * step),
  }));
}
