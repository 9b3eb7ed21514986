import type { Schedule } from "./schedule";

/** What a run of a schedule does: its target is invoked until that succeeds, or too often or too long failed. */
export interface Invocation {
  readonly scheduleKey: string;
  readonly scheduleArn: string;
  readonly executionId: string;
  readonly target: Schedule["Target"];
  /** What the expression says, in milliseconds since the epoch. */
  readonly scheduledAt: number;
  readonly firstAt: number;
  /** That have failed. */
  readonly attempts: number;
  /** Of the next attempt. */
  readonly at: number;
  /** The schedule is deleted after it. */
  readonly isLast: boolean;
}
