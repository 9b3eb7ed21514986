import { plural } from "../plural";

/** The reason that AWS reports, with a colon; empty without one. */
export const because = (reason: string | undefined): string => (reason === undefined ? "" : `: ${reason}`);

const MINUTE = 60_000;

/** Whole minutes since a time; 0 if the time is unknown. */
export const minutesSince = (since: Date | undefined, now: Date): number =>
  since === undefined ? 0 : Math.floor((now.getTime() - since.getTime()) / MINUTE);
export const copies = (count: number | undefined): string => plural(count ?? 0, "copy", "copies");
