import { printable } from "../../../../printable";
import type { ScheduleRun } from "../reported";
import { fitting, SMALL, widthOf } from "./look";

export interface PlacedFlag {
  readonly at: number;
  readonly text?: string;
}

/** Pixels from a flag to its text, and between a text and the next flag. */
const BESIDE = 8;
/** The shortest part of a name that is worth drawing, in pixels. */
const LEAST = 40;
const MOST = 180;

/** Flags with as much of their names as fits before the next flag; of flags at the same pixel, one. */
export function placedFlags(runs: readonly ScheduleRun[], end: number, width: number): readonly PlacedFlag[] {
  const inOrder = [...runs].sort((left, right) => left.at - right.at);
  const x = (at: number): number => (at / end) * width;
  const apart: ScheduleRun[] = [];
  for (const run of inOrder) {
    const last = apart.at(-1);
    if (last === undefined || x(run.at) - x(last.at) >= 2) {
      apart.push(run);
    }
  }
  return apart.map(({ at, name }, index): PlacedFlag => {
    const room = Math.min(MOST, x(apart[index + 1]?.at ?? end) - x(at) - 2 * BESIDE);
    const text = fitting(printable(name), room, SMALL);
    return room >= LEAST && widthOf(text, SMALL) <= room ? { at, text } : { at };
  });
}
