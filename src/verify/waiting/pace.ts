/** Clock and random numbers, replaceable in tests. */
export interface Pace {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** From 0, inclusive, to 1, exclusive. */
  random(): number;
}

export const realPace: Pace = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};
