const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** Between quotes, or in brackets; `${` is one that goes back to the text when it closes. */
type Inside = "text" | "sequence" | "brackets";

/**
 * Where `terraform fmt` divides a line into what is before an equals sign and what is aligned: at the first one, if all
 * brackets after it are closed on the line, even those of `merge({ a = 1 }, {`, which people do not align.
 * @returns the place of the equals sign, `undefined` where there is nothing to align
 */
export function dividesAt(line: string): number | undefined {
  const stack: Inside[] = [];
  let equals: number | undefined;
  let open = 0;
  const count = (change: number) => {
    open += equals === undefined ? 0 : change;
  };
  for (let index = 0; index < line.length; ) {
    const character = line[index] ?? "";
    if (stack.at(-1) === "text") {
      const mark = /^(?:\$\$\{|%%\{|[$%]\{|\\.|.)/su.exec(line.slice(index, index + 3))?.[0] ?? character;
      if (mark === "${" || mark === "%{") {
        stack.push("sequence");
        count(1);
      } else if (mark === '"') {
        stack.pop();
      }
      index += mark.length;
      continue;
    }
    const mark = /^(?:==|!=|<=|>=|=>|.)/su.exec(line.slice(index, index + 2))?.[0] ?? character;
    if (mark === '"') {
      stack.push("text");
    } else if (mark === "=" && index > 0) {
      equals ??= index;
    } else if (OPENING.has(mark)) {
      stack.push("brackets");
      count(1);
    } else if (CLOSING.has(mark)) {
      stack.pop();
      count(-1);
    }
    index += mark.length;
  }
  // What began before the line and ends in a text is the end of that text.
  return open === 0 && stack.at(-1) !== "text" ? equals : undefined;
}
