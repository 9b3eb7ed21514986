/** A simulation of more requests takes minutes. Most such files have a rate a second that was written as one a minute. */
export const MOST_REQUESTS = 500_000_000;

/** Bursts that overlap are all in memory. */
export const MOST_OPEN_BURSTS = 1_000_000;

/** What a copy works on a request where neither the file nor the caller says it. */
export const DEFAULT_SERVICE_SECONDS = 1;

/** The days of a simulation: ten years, and the leap days in them. */
export const MOST_DAYS = 3660;
