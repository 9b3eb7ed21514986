/**
 * What was meant by a misspelt name, in any case; `undefined` where no known one is near enough: one wrong letter in three,
 * and three at most. A name with more is more likely another one.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || written === "") {
    return undefined;
  }
  // Loaded by the first mistake.
  const { closest, distance } = require("fastest-levenshtein") as typeof import("fastest-levenshtein");
  const spelling = written.toLowerCase();
  const spellings = known.map((name) => name.toLowerCase());
  const near = closest(spelling, spellings);
  return distance(spelling, near) <= Math.min(MOST_WRONG, Math.floor(written.length / LETTERS_PER_MISTAKE))
    ? known[spellings.indexOf(near)]
    : undefined;
}

const MOST_WRONG = 3;
const LETTERS_PER_MISTAKE = 3;
