import { memoryOf } from "../../store/memory";
import type { Run } from "./run";

/** The threads of attempts that wait for a timer, by the key of their event. */
export class PausedRuns {
  private readonly runs = new Map<string, Run>();
  private isEnded = false;

  take(key: string): Run | undefined {
    const run = this.runs.get(key);
    this.runs.delete(key);
    return run;
  }

  /**
   * Keeps a run until it is taken.
   * @returns whether it waits. A run that pauses after the end is stopped: its event is as it was before the attempt
   */
  async keep(key: string, run: Run): Promise<boolean> {
    if (this.isEnded) {
      await run.stop();
      return false;
    }
    this.runs.set(key, run);
    return true;
  }

  async end(): Promise<void> {
    this.isEnded = true;
    const runs = [...this.runs.values()];
    this.runs.clear();
    await Promise.all(runs.map((run) => run.stop()));
  }
}

/** An attempt whose thread is gone after a restart begins anew, as AWS may do. */
export const PAUSED_RUNS = memoryOf(
  () => new PausedRuns(),
  (paused) => paused.end(),
);
