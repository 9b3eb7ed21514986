import { plural } from "../plural";

/** AWS's own reason behind what is told, where it gives one. */
export const because = (reason: string | undefined): string => (reason === undefined ? "" : `: ${reason}`);

const MINUTE = 60_000;

/** Whole minutes; 0 when nobody knows since when. */
export const minutesSince = (since: Date | undefined, now: Date): number =>
  since === undefined ? 0 : Math.floor((now.getTime() - since.getTime()) / MINUTE);
export const copies = (count: number | undefined): string => plural(count ?? 0, "copy", "copies");
