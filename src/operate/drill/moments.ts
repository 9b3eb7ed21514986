/** What is seen of a drill, in the order of a wake and of the way down. */
export const WAKE_MOMENTS = [
  "request",
  "datapoint",
  "alarm",
  "activity",
  "desired",
  "instance",
  "copy",
  "answer",
] as const;
export const DOWN_MOMENTS = ["last request", "idle alarm", "desired zero", "no copy", "no instance"] as const;

export type MomentName = (typeof WAKE_MOMENTS)[number] | (typeof DOWN_MOMENTS)[number];

/** When something happened: between two looks, or at one time that AWS states. */
export interface Moment {
  readonly name: MomentName;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Where it was seen, such as `DescribeAlarms, StateTransitionedTimestamp`. */
  readonly source: string;
}

export const middle = ({ from, to }: Moment): number => (from + to) / 2;

/** From one moment to another. */
export interface Phase {
  readonly name: PhaseTitle;
  readonly seconds: number;
  readonly least: number;
  readonly most: number;
  /** `measured`: both ends are times that AWS or the client states; `bounded`: between two looks. */
  readonly basis: "measured" | "bounded";
  readonly source: string;
}

export type PhaseTitle =
  | "alarm"
  | "reaction"
  | "instance"
  | "copy"
  | "answer"
  | "idle until the alarm"
  | "reaction to being idle"
  | "copies leave"
  | "release of instances";

interface Link {
  readonly title: PhaseTitle;
  readonly from: readonly MomentName[];
  readonly to: MomentName;
}

/** Each from the latest of its beginnings that was seen. */
export const WAKE_LINKS: readonly Link[] = [
  { title: "alarm", from: ["request"], to: "alarm" },
  { title: "reaction", from: ["alarm", "request"], to: "desired" },
  { title: "instance", from: ["desired", "alarm", "request"], to: "instance" },
  { title: "copy", from: ["instance", "desired", "alarm", "request"], to: "copy" },
  { title: "answer", from: ["copy", "instance", "desired", "alarm", "request"], to: "answer" },
];

export const DOWN_LINKS: readonly Link[] = [
  { title: "idle until the alarm", from: ["last request"], to: "idle alarm" },
  { title: "reaction to being idle", from: ["idle alarm", "last request"], to: "desired zero" },
  { title: "copies leave", from: ["desired zero"], to: "no copy" },
  { title: "release of instances", from: ["no copy", "desired zero"], to: "no instance" },
];

/** The phases between the moments that were seen. */
export function phasesOf(moments: readonly Moment[], links: readonly Link[]): readonly Phase[] {
  const seen = new Map(moments.map((moment) => [moment.name, moment]));
  return links.flatMap(({ title, from, to }) => {
    const end = seen.get(to);
    const start = from.flatMap((name) => seen.get(name) ?? [])[0];
    return start === undefined || end === undefined ? [] : [phase(title, start, end)];
  });
}

function phase(name: PhaseTitle, start: Moment, end: Moment): Phase {
  const [least, most] = [(end.from - start.to) / 1000, (end.to - start.from) / 1000].map((one) => Math.max(0, one));
  return {
    name,
    seconds: Math.max(0, (middle(end) - middle(start)) / 1000),
    least: least ?? 0,
    most: most ?? 0,
    basis: start.from === start.to && end.from === end.to ? "measured" : "bounded",
    source: start.source === end.source ? end.source : `${start.source}; ${end.source}`,
  };
}

/** The phase that a drill did not see the end of: it takes at least so long. */
export interface Floor {
  readonly name: PhaseTitle;
  readonly seconds: number;
}

/** @param end when the last look was made, in milliseconds */
export function floorOf(moments: readonly Moment[], links: readonly Link[], end: number): Floor | undefined {
  const seen = new Map(moments.map((moment) => [moment.name, moment]));
  // What comes after a moment that was seen did not fail to be seen: it was too quick, or is not read.
  const last = links.reduce((found, { to }, index) => (seen.has(to) ? index : found), -1);
  const open = links[last + 1];
  const start = open?.from.flatMap((name) => seen.get(name) ?? [])[0];
  return open === undefined || start === undefined
    ? undefined
    : { name: open.title, seconds: Math.max(0, (end - start.to) / 1000) };
}
