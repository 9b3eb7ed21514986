/** Thrown inside of the parser only: the text is not something that it knows. */
export class SyntaxProblem extends Error {}

const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;

/** A place in a text, and what can be asked about it. */
export class Cursor {
  position = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  peek(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** Steps over the text if it is next. */
  take(text: string): boolean {
    if (!this.peek(text)) {
      return false;
    }
    this.position += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) {
      throw new SyntaxProblem();
    }
  }

  /** Steps over what the pattern (which must be sticky) matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  /** The next character, stepped over. */
  next(): string {
    const character = this.text[this.position];
    if (character === undefined) {
      throw new SyntaxProblem();
    }
    this.position += 1;
    return character;
  }

  /** Spaces, line ends and comments. */
  skipSpace(): void {
    this.match(SPACE);
  }

  since(start: number): string {
    return this.text.slice(start, this.position).trim();
  }
}
