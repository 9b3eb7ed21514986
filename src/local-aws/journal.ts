import { shortened } from "./shortened";

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
  /** The service that called it, such as `scheduler`; absent for a request. */
  readonly by?: string;
}

const MAX_ENTRIES = 10_000;
/** Characters of all names together. */
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** Longer than any ARN that these services take, and more names than any request has. */
const MAX_NAME = 2048;
const MAX_NAMES = 32;

const charactersOf = ({ resources }: JournalEntry) => resources.reduce((sum, name) => sum + name.length, 0);

/** The last requests, for tests and people who want to see the order of things on the wire. */
export class Journal {
  private readonly kept: JournalEntry[] = [];
  private characters = 0;

  add(entry: JournalEntry): void {
    const resources = entry.resources.slice(0, MAX_NAMES).map((name) => shortened(name, MAX_NAME));
    this.kept.push({ ...entry, resources });
    this.characters += charactersOf({ ...entry, resources });
    while (this.kept.length > MAX_ENTRIES || this.characters > MAX_CHARACTERS) {
      const oldest = this.kept.shift();
      this.characters -= oldest === undefined ? this.characters : charactersOf(oldest);
    }
  }

  entries(): readonly JournalEntry[] {
    return [...this.kept];
  }

  clear(): void {
    this.kept.length = 0;
    this.characters = 0;
  }
}
