import { readFileSync, statSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { ScaleToZeroError } from "../errors";
import { badFile, systemCodeOf } from "./errors";
import { readJson } from "./json";
import { type Snapshot, Store } from "./store/store";

const content = z.strictObject({
  localAws: z.literal(1),
  /** Milliseconds since the epoch: a clock that ran fast may be ahead of the machine's. */
  now: z.int().min(0),
  /** By Region, table and key: rows are of any kind. */
  regions: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

export interface SavedState {
  readonly store: Store;
  readonly now: number;
}

/** Where the store lies between two runs. */
export class StateFile {
  private writing: Promise<void> | undefined;
  private waiting: string | undefined;

  constructor(readonly path: string) {}

  /**
   * @returns `undefined` when there is no file yet
   * @throws ScaleToZeroError when the file is not one that `save` wrote
   */
  read(): SavedState | undefined {
    const text = this.text();
    if (text === undefined) {
      return undefined;
    }
    const parsed = content.safeParse(readJson(text)?.value);
    if (!parsed.success) {
      throw badFile("State file", this.path, "it was not written by this version of local AWS");
    }
    return { store: Store.from(parsed.data.regions), now: parsed.data.now };
  }

  /** Writes the whole store. While one write runs, the last of those that were asked for waits. */
  save(regions: Snapshot, now: number): Promise<void> {
    this.waiting = JSON.stringify({ localAws: 1, now, regions });
    this.writing ??= this.writeWaiting();
    return this.writing;
  }

  private async writeWaiting(): Promise<void> {
    try {
      while (this.waiting !== undefined) {
        const text = this.waiting;
        this.waiting = undefined;
        // Whoever reads the file sees the old store or the new one, never half of it.
        const temporary = `${this.path}.${process.pid}.tmp`;
        await writeFile(temporary, text, { mode: 0o600 });
        await rename(temporary, this.path);
      }
    } finally {
      // In the same turn as the last look at what waits: what comes later starts anew.
      this.writing = undefined;
    }
  }

  private text(): string | undefined {
    try {
      // Before opening: to open a named pipe is to wait for its writer.
      if (!statSync(this.path).isFile()) {
        throw badFile("State file", this.path, "it is not a file");
      }
      return readFileSync(this.path, "utf8");
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") {
        return undefined;
      }
      throw error instanceof ScaleToZeroError ? error : badFile("State file", this.path, error);
    }
  }
}
