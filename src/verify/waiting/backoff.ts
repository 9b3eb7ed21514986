const FIRST_SECONDS = 5;
const GROWTH = 1.5;

/**
 * Never longer than this between two looks. What came last is told half a minute later at most: after the pause, the
 * wiring of 200 endpoints is read in some eight seconds.
 */
export const LONGEST_PAUSE_SECONDS = 20;

/**
 * How long to pause before the next look, in seconds. A part of it is chance: pipelines that were started together do
 * not ask together for ever.
 *
 * @param looks how often it was looked already, from 1 on
 * @param random from 0, inclusive, to 1, exclusive
 */
export function pauseAfter(looks: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_SECONDS, FIRST_SECONDS * GROWTH ** (looks - 1));
  return longest * (0.75 + 0.25 * random);
}
