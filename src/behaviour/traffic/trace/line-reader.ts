import { wrongFile } from "../../written/problem";

/** What a file gives, piece by piece. A text, or bytes in UTF-8. */
export type Chunks = Iterable<string | Uint8Array>;

/** A row of a day has 1,440 counts; nothing that a person traces is longer. */
const LONGEST_LINE = 1_000_000;

/** The lines of a file of any length. */
export class LineReader {
  /** The number of the line that was read last, from 1. */
  line = 0;
  private readonly chunks: Iterator<string | Uint8Array>;
  private readonly decoder = new TextDecoder();
  private text = "";
  private position = 0;
  private isOpen = true;

  constructor(
    chunks: Chunks,
    private readonly name: string,
  ) {
    this.chunks = chunks[Symbol.iterator]();
  }

  /** The next line without its end; `undefined` at the end. */
  next(): string | undefined {
    let end = this.text.indexOf("\n", this.position);
    while (end < 0 && this.isOpen) {
      const from = this.text.length - this.position;
      this.more();
      end = this.text.indexOf("\n", this.position + from);
    }
    if (end < 0) {
      return this.last();
    }
    const line = this.text.slice(this.position, this.text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    this.position = end + 1;
    this.line += 1;
    return line;
  }

  private last(): string | undefined {
    if (this.position >= this.text.length) {
      return undefined;
    }
    const line = this.text.slice(this.position).replace(/\r$/, "");
    this.position = this.text.length;
    this.line += 1;
    return line;
  }

  private more(): void {
    const rest = this.text.slice(this.position);
    if (rest.length > LONGEST_LINE) {
      const what = `the line is longer than ${LONGEST_LINE} characters: write one request or one count a line`;
      throw wrongFile(this.name, [{ line: this.line + 1, field: "", what }]);
    }
    const { done, value } = this.chunks.next();
    this.isOpen = done !== true;
    const more =
      done === true
        ? this.decoder.decode()
        : typeof value === "string"
          ? value
          : this.decoder.decode(value, { stream: true });
    // Bytes have lost their mark already.
    this.text = rest + (this.line === 0 && rest === "" ? more.replace(/^\ufeff/, "") : more);
    this.position = 0;
  }

  /** Lets go of the file before its end. */
  close(): void {
    this.chunks.return?.();
  }
}
