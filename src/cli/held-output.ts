import type { Output } from "./io";

/** Keeps what is written until it is known whether somebody needs to see it. */
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

  /** Writes it all. */
  release(): void {
    for (const text of this.texts.splice(0)) {
      this.output.write(text);
    }
  }
}
