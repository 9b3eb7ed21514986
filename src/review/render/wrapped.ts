/** Columns of a report in a pipe or a file, and of a terminal of unknown width. */
export const WIDTH = 80;

/** Colour codes have no width. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

export interface Lines {
  /** The start of the first line. */
  readonly first: string;
  /** The start of each other line. */
  readonly next: string;
  readonly width: number;
}

/** A text as lines that break at spaces. A word longer than a line is not broken, so that it can be copied. */
export function wrapped(text: string, lines: Lines): string[] {
  const { first, width } = lines;
  // Most texts fit in one line: no list of words.
  return PLAIN.test(text) && columns(first) + text.length <= width ? [first + text] : filled(text.split(" "), lines);
}

/** Unbreakable parts, as many in a line as fit. */
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
  lines.push(line);
  return lines;
}

/** A command as continued shell lines, which break before options. */
export function wrappedCommand(command: string, lines: Lines): string[] {
  const parts = command.split(/ (?=--?[a-z])/);
  const all = filled(parts, { ...lines, width: lines.width - 2 });
  return all.map((line, index) => (index === all.length - 1 ? line : `${line} \\`));
}

/** Most texts have neither colours nor characters with two code units. */
const PLAIN = /^[\x20-\x7e]*$/;

const columns = (text: string): number => (PLAIN.test(text) ? text.length : [...text.replace(COLOUR, "")].length);
