/** Columns of a report in a pipe or a file, and of a terminal that does not say. */
export const WIDTH = 80;

/** Colours take no place. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

export interface Lines {
  /** What the first line begins with. */
  readonly first: string;
  /** What each other line begins with. */
  readonly next: string;
  readonly width: number;
}

/** A text as lines that break at its spaces. A word that is longer than a line stays whole: it may be copied. */
export const wrapped = (text: string, lines: Lines): string[] => filled(text.split(" "), lines);

/** Parts that stay together, as many to a line as it has room for. */
export function filled(parts: readonly string[], { first, next, width }: Lines): string[] {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let isEmpty = true;
  for (const part of parts) {
    const needed = columns(part);
    if (!isEmpty && used + 1 + needed > width) {
      lines.push(line);
      line = next;
      used = columns(next);
      isEmpty = true;
    }
    line += isEmpty ? part : ` ${part}`;
    used += isEmpty ? needed : 1 + needed;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A command as lines that a shell takes for one: it breaks before its options. */
export function wrappedCommand(command: string, lines: Lines): string[] {
  const parts = command.split(/ (?=--?[a-z])/);
  const all = filled(parts, { ...lines, width: lines.width - 2 });
  return all.map((line, index) => (index === all.length - 1 ? line : `${line} \\`));
}

/** Most texts have neither colours nor characters of two code units. */
const PLAIN = /^[\x20-\x7e]*$/;

const columns = (text: string): number => (PLAIN.test(text) ? text.length : [...text.replace(COLOUR, "")].length);
