import type { Output } from "./io";

/** Keeps output until it is known whether to print it. */
export class HeldOutput implements Output {
  private readonly texts: string[] = [];

  constructor(private readonly output: Output) {}

  get isTTY(): boolean {
    return this.output.isTTY === true;
  }

  write(text: string): void {
    this.texts.push(text);
  }

  get text(): string {
    return this.texts.join("");
  }

  /** Writes the kept output. */
  release(): void {
    for (const text of this.texts.splice(0)) {
      this.output.write(text);
    }
  }
}
