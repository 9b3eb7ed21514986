/** Shortest time, in seconds, if AWS answers quickly. */
const SHORTEST = 1;

/** Measured: the scaling resources of 200 endpoints are read in about 8 s. */
const EACH = 0.04;

/** The longest chain of calls is about this many times longer than that of a look. */
const LOOKS = 3;

/** Most of the time is for waiting. */
const MOST = 1 / 4;

/**
 * Time reserved for reading the scaling resources, in seconds: a report is worth more than a last look.
 *
 * @param lookSeconds duration of the last look: a slow AWS is expected to stay slow
 */
export const readingSeconds = (lookSeconds: number, endpoints: number, timeoutSeconds: number): number =>
  Math.min(timeoutSeconds * MOST, SHORTEST + endpoints * EACH + lookSeconds * LOOKS);
