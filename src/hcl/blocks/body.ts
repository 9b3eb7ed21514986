export interface Body {
  /** Behind the closing brace, or the end of the text. */
  readonly end: number;
  /** The value of the argument `source` of the block itself, if it is a text without templates. */
  readonly source?: string;
}

/** A comment, the start of a heredoc, or a sign that opens or closes something. Anything else is skipped at once. */
const IN_BRACES =
  /[^"{}#/<s]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<<-?[\p{ID_Start}_][\p{ID_Continue}-]*[ \t\r]*\n|[\s\S]/uy;
const IN_QUOTES = /[^"\\$%\n]+|\\[\s\S]|\$\$\{|%%\{|[$%]\{|[\s\S]/y;
const SOURCE = /(?<![\p{ID_Continue}.-])source[ \t]*=[ \t]*"((?:[^"\\$%\n]|[$%](?!\{))*)"[ \t\r]*(?=\n|#|\/|\}|$)/uy;

/** Reads to the end of a block. @param start behind its opening brace */
export function bodyAt(text: string, start: number): Body {
  // What is open: braces of a block, an object or a template, and quotes. No recursion: a file can nest as it wants.
  const open: ('"' | "{")[] = ["{"];
  let source: string | undefined;
  let at = start;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found = text[at] ?? ""] = pattern.exec(text) ?? [];
    at += found.length;
    return found;
  };
  while (at < text.length && open.length > 0) {
    if (open.at(-1) === '"') {
      const found = match(IN_QUOTES);
      if (found === '"' || found === "\n") {
        // A text in quotes ends with its line: an error of the writer does not hide the rest of the file.
        open.pop();
      } else if (found === "${" || found === "%{") {
        open.push("{");
      }
      continue;
    }
    if (open.length === 1 && source === undefined && text[at] === "s") {
      SOURCE.lastIndex = at;
      source = SOURCE.exec(text)?.[1];
    }
    const found = match(IN_BRACES);
    if (found === '"' || found === "{") {
      open.push(found);
    } else if (found === "}") {
      open.pop();
    } else if (found.startsWith("<<") && found.endsWith("\n")) {
      at = afterHeredoc(text, at, found.trim().replace(/^<<-?/, ""));
    }
  }
  return { end: at, ...(source === undefined ? {} : { source }) };
}

/** Behind the line that has only the mark. */
function afterHeredoc(text: string, start: number, mark: string): number {
  for (let at = start; at < text.length; ) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (text.slice(at, end).trim() === mark) {
      return end;
    }
    at = end + 1;
  }
  return text.length;
}
