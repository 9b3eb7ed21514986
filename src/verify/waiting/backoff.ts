const FIRST_SECONDS = 5;
const GROWTH = 1.5;

/**
 * Longest pause between two looks. The last change is reported at most 30 s late: after the pause, the scaling
 * resources of 200 endpoints are read in about 8 s.
 */
export const LONGEST_PAUSE_SECONDS = 20;

/**
 * Pause before the next look, in seconds. A part is random: pipelines that start together do
 * not keep sending requests together.
 *
 * @param looks the number of looks so far, at least 1
 * @param random from 0, inclusive, to 1, exclusive
 */
export function pauseAfter(looks: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_SECONDS, FIRST_SECONDS * GROWTH ** (looks - 1));
  return longest * (0.75 + 0.25 * random);
}
