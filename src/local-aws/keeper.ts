import type { WorldClock } from "./clock";
import { badFile } from "./errors";
import type { FileLock } from "./file-lock";
import type { StateFile } from "./state-file";
import type { Store } from "./store/store";

/** Keeps a store in its file. */
export class Keeper {
  private kept = -1;
  private saving: { readonly version: number; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: WorldClock,
    private readonly file: StateFile,
    private readonly lock: FileLock,
  ) {}

  /**
   * Returns when all that there is now is in the file; what could not be written is tried again by the next call.
   * @throws ScaleToZeroError when it cannot be written
   */
  async keep(): Promise<void> {
    const { version } = this.store;
    if (version <= this.kept) {
      return;
    }
    const saving = this.saving?.version === version ? this.saving : { version, done: this.save() };
    this.saving = saving;
    try {
      await saving.done;
      this.kept = Math.max(this.kept, version);
    } catch (error) {
      this.saving = undefined;
      throw badFile("State file", this.file.path, error);
    }
  }

  /** Keeps what there is, and leaves the file to others. */
  async close(): Promise<void> {
    try {
      await this.keep();
    } finally {
      this.lock.release();
    }
  }

  private async save(): Promise<void> {
    await this.file.save(this.store.snapshot(), this.clock.now());
  }
}
