import type { Cause } from "../outcome/outcome";

/** What a scaler scales. */
export interface Scalable {
  /** Copies or instances that are wanted. */
  readonly desired: number;
  /** Whether an update is under way. */
  readonly isUpdating: boolean;
  /** Whether it is an asynchronous variant, which tracking scales from zero too. */
  readonly isAsynchronous: boolean;
  change(at: number, to: number, cause: Cause, done: (at: number) => void): void;
  /** Records a change that is not made, because its direction is suspended. */
  suspended(at: number, to: number, cause: Cause): void;
  /** Runs the last of several when the update that is under way ends; absent if a change is refused meanwhile. */
  afterUpdate?(run: (at: number) => void): void;
  /** Runs something after the reaction time. */
  later(at: number, run: (at: number) => void): void;
  /** Runs something after a minute. */
  retry(at: number, run: (at: number) => void): void;
}
