const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Code units that are looked at together. */
const WINDOW = 256;

/**
 * How many characters a person sees in a text. Each that `Intl.Segmenter` finds comes with the whole text: a long one is
 * read in parts, each of which begins where a character does.
 */
export function graphemeCount(text: string): number {
  let count = 0;
  for (let [start, size] = [0, WINDOW]; start < text.length; ) {
    const end = start + size + (isFirstHalf(text.charCodeAt(start + size - 1)) ? 1 : 0);
    const found = [...graphemes.segment(text.slice(start, end))];
    const last = end < text.length ? (found.at(-1)?.index ?? 0) : text.length;
    if (last === 0) {
      size *= 2;
      continue;
    }
    // What the last one ends with may stand in the next part.
    count += end < text.length ? found.length - 1 : found.length;
    start = end < text.length ? start + last : text.length;
    size = WINDOW;
  }
  return count;
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
