/**
 * What was meant by a misspelt name, in any case; `undefined` where no known one is near enough: one wrong letter in three,
 * and three at most. A name with more is more likely another one.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const mostWrong = Math.min(MOST_WRONG, Math.floor(written.length / LETTERS_PER_MISTAKE));
  // Each letter more or less is a mistake. To compare is work for each pair of letters, and a file may hold any name.
  const candidates = known.filter((name) => Math.abs(name.length - written.length) <= mostWrong);
  if (candidates.length === 0 || written === "" || written.length > LONGEST) {
    return undefined;
  }
  // Loaded by the first mistake.
  const { closest, distance } = require("fastest-levenshtein") as typeof import("fastest-levenshtein");
  const spelling = written.toLowerCase();
  const spellings = candidates.map((name) => name.toLowerCase());
  const near = closest(spelling, spellings);
  return distance(spelling, near) <= mostWrong ? candidates[spellings.indexOf(near)] : undefined;
}

const MOST_WRONG = 3;
const LETTERS_PER_MISTAKE = 3;
/** Longer than any name that AWS takes. */
const LONGEST = 1000;
