/**
 * Requests in order of time. They are read in blocks, so that a trace of any length takes the memory of one block, and so
 * that a busy simulation allocates nothing for a request.
 */
export interface Arrivals {
  /**
   * Writes the next requests.
   *
   * @param times receives the arrival of each, in seconds after the start of the simulation; never earlier than the one before
   * @param services receives how long a copy works on each, in seconds
   * @returns how many were written: 0 at the end
   */
  read(times: Float64Array, services: Float64Array): number;
}

/** The span that is simulated. */
export interface Span {
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly seconds: number;
}
