import type { Precondition } from "cdktf";
import type { Construct } from "constructs";
import type { Check } from "../checks/check";
import type { SleepSubject } from "./sleep-subject";
import type { WindowPlan } from "./window-plan";

/** How a sleep method does what it promises. */
export interface SleepMechanism {
  /** What the checks before an apply ask of a subject. */
  check(plan: WindowPlan, subject: SleepSubject): Check[];
  /** What works, though perhaps not as it was meant. */
  warnings?(plan: WindowPlan, subject: SleepSubject): readonly string[];
  /** What can only be asked once all constructs are there. */
  checkAtSynthesis?(plan: WindowPlan, subject: SleepSubject): Check[];
  create(scope: Construct, plan: WindowPlan, subject: SleepSubject, preconditions: readonly Precondition[]): void;
}
