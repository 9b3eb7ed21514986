const OPENS = new Set(["(", "[", "{"]);
const CLOSES = new Set([")", "]", "}"]);

/**
 * Where `terraform fmt` divides a line into what is before an equals sign and what is aligned: at the first one, if all
 * brackets after it are closed on the line, even those of `merge({ a = 1 }, {`, where nobody would align.
 * @returns the place of the equals sign, `undefined` where there is nothing to align
 */
export function dividesAt(line: string): number | undefined {
  let equals: number | undefined;
  let open = 0;
  for (let index = 0; index < line.length; ) {
    const character = line[index] ?? "";
    if (character === '"') {
      index = afterText(line, index + 1);
      continue;
    }
    const operator = /^(?:==|!=|<=|>=|=>)/.exec(line.slice(index, index + 2))?.[0];
    if (operator === undefined && character === "=" && index > 0 && equals === undefined) {
      equals = index;
    }
    if (equals !== undefined) {
      open += OPENS.has(character) ? 1 : CLOSES.has(character) ? -1 : 0;
    }
    index += operator?.length ?? 1;
  }
  return open === 0 ? equals : undefined;
}

/** A text in quotes may hold expressions, and these may hold texts again: it is stepped over whole. */
function afterText(line: string, start: number): number {
  for (let index = start; index < line.length; ) {
    if (line[index] === '"') {
      return index + 1;
    }
    if (line.startsWith("$${", index) || line.startsWith("%%{", index)) {
      index += 3;
    } else if (line.startsWith("${", index) || line.startsWith("%{", index)) {
      index = afterSequence(line, index + 2);
    } else {
      index += line[index] === "\\" ? 2 : 1;
    }
  }
  return line.length;
}

function afterSequence(line: string, start: number): number {
  let open = 1;
  for (let index = start; index < line.length; ) {
    const character = line[index] ?? "";
    if (character === '"') {
      index = afterText(line, index + 1);
      continue;
    }
    open += character === "{" ? 1 : character === "}" ? -1 : 0;
    index += 1;
    if (open === 0) {
      return index;
    }
  }
  return line.length;
}
