/** With the calls of a second at once, and an AWS that answers quickly, in seconds. */
const SHORTEST = 1;

/** Measured: the wiring of 200 endpoints is read in some eight seconds. */
const EACH = 0.04;

/** The longest chain of calls is about this much longer than that of a look. */
const LOOKS = 3;

/** Waiting is what the time is for. */
const MOST = 1 / 4;

/**
 * How much of the time is left for reading how endpoints are wired, in seconds: a report is worth more than a last look.
 *
 * @param lookSeconds how long the last look took: an AWS that answers slowly goes on like that
 */
export const readingSeconds = (lookSeconds: number, endpoints: number, timeoutSeconds: number): number =>
  Math.min(timeoutSeconds * MOST, SHORTEST + endpoints * EACH + lookSeconds * LOOKS);
