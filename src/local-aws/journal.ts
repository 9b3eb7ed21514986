/** One request that local AWS answered. */
export interface JournalEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly requestId: string;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  readonly resources: readonly string[];
  readonly status: number;
  /** The error's code. */
  readonly error?: string;
}

const KEPT = 10_000;

/** The last requests, for tests and people who want to see the order of things on the wire. */
export class Journal {
  private readonly kept: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.kept.push(entry);
    if (this.kept.length > KEPT) {
      this.kept.shift();
    }
  }

  entries(): readonly JournalEntry[] {
    return [...this.kept];
  }

  clear(): void {
    this.kept.length = 0;
  }
}
