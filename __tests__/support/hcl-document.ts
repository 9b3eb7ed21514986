/** What `jsonencode` in a Terraform expression will write; a reference stands as `${…}`. */
export function document(expression: unknown): unknown {
  const [, literal] = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(expression)) ?? [];
  if (literal === undefined) {
    throw new Error(`not a jsonencode expression: ${String(expression)}`);
  }
  return new Reader(literal).value();
}

/** Reads the little of HCL that the constructs write: objects, lists, texts with references, numbers, references. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    const next = this.text[this.at];
    if (next === "{") {
      return Object.fromEntries(
        this.list("}", () => [this.quoted(), this.skip(" = "), this.value()] as const).map(([key, , value]) => [
          key,
          value,
        ]),
      );
    }
    if (next === "[") {
      return this.list("]", () => this.value());
    }
    return next === '"' ? this.quoted() : this.bare();
  }

  private list<T>(end: string, item: () => T): T[] {
    const items: T[] = [];
    this.at++;
    while (this.text[this.at] !== end) {
      items.push(item());
      if (this.text.startsWith(", ", this.at)) {
        this.at += 2;
      }
    }
    this.at++;
    return items;
  }

  private quoted(): string {
    let text = "";
    for (this.at++; this.text[this.at] !== '"'; ) {
      if (this.text.startsWith("${", this.at)) {
        text += this.take(this.closing(this.at + 1) + 1);
      } else {
        const length = this.text[this.at] !== "\\" ? 1 : this.text[this.at + 1] === "u" ? 6 : 2;
        const piece = this.take(this.at + length);
        text += length === 1 ? piece : JSON.parse(`"${piece}"`);
      }
    }
    this.at++;
    return text;
  }

  private bare(): unknown {
    let end = this.at;
    while (end < this.text.length && !", ]}".includes(this.text[end] ?? "")) {
      end = "([{".includes(this.text[end] ?? "") ? this.closing(end) + 1 : end + 1;
    }
    const word = this.take(end);
    return /^(true|false|null|-?[\d.]+(e[+-]?\d+)?)$/.test(word) ? JSON.parse(word) : `\${${word}}`;
  }

  /** Where the bracket that opens at `start` closes. */
  private closing(start: number): number {
    let depth = 0;
    for (let index = start; ; index++) {
      const char = this.text[index];
      if (char === undefined) {
        throw new Error(`a bracket does not close: ${this.text.slice(start)}`);
      }
      depth += "([{".includes(char) ? 1 : ")]}".includes(char) ? -1 : 0;
      if (depth === 0) {
        return index;
      }
    }
  }

  private take(end: number): string {
    const piece = this.text.slice(this.at, end);
    this.at = end;
    return piece;
  }

  private skip(expected: string): void {
    if (!this.text.startsWith(expected, this.at)) {
      throw new Error(`expected ${JSON.stringify(expected)} at ${this.text.slice(this.at, this.at + 30)}`);
    }
    this.at += expected.length;
  }
}
