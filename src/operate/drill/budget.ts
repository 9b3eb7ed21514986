import type { Clock } from "../../clock";
import { lengthText } from "../text";
import type { DrillSetup } from "./drill-setup";
import { Ended } from "./ended";
import type { Look } from "./looks";
import type { DrillPlan } from "./plan-drill";

type Limits = Pick<DrillSetup, "budgetSeconds" | "maxCostUsd" | "stopped">;

/** The time and the money of a drill. It ends where either is used up, or where a signal stops it. */
export class Budget {
  readonly startedAt: number;
  instanceSeconds = 0;
  private lastLook: Look | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly hourUsd: DrillPlan["hourUsd"],
  ) {
    this.startedAt = clock.now();
  }

  /** `undefined` if the price is not known. */
  get costUsd(): number | undefined {
    return this.hourUsd === undefined ? undefined : (this.instanceSeconds / 3600) * this.hourUsd.usd;
  }

  /** Between two looks there may have been as many instances as in either. */
  count(seen: Look): void {
    const before = this.lastLook;
    if (before !== undefined) {
      this.instanceSeconds += (Math.max(seen.instances, before.instances) * (seen.began - before.began)) / 1000;
    }
    this.lastLook = seen;
  }

  /** @throws Ended if a signal stopped the drill, or nothing is left */
  check(): void {
    const { budgetSeconds, maxCostUsd, stopped } = this.limits;
    if (stopped.aborted) {
      throw new Ended("stopped", "It was stopped by a signal.");
    }
    if (this.clock.now() - this.startedAt >= budgetSeconds * 1000) {
      throw new Ended("unfinished", this.usedUp(lengthText(budgetSeconds)));
    }
    const { costUsd } = this;
    if (maxCostUsd !== undefined && costUsd !== undefined && costUsd >= maxCostUsd) {
      throw new Ended("unfinished", this.usedUp(`USD ${maxCostUsd}`));
    }
  }

  /** Waits not beyond the budget, and not after a signal. @throws Ended as `check` */
  async pause(milliseconds: number): Promise<void> {
    const left = this.startedAt + this.limits.budgetSeconds * 1000 - this.clock.now();
    await this.clock.sleep(Math.max(0, Math.min(milliseconds, left)), this.limits.stopped).catch(() => undefined);
    this.check();
  }

  /** With the reason why AWS adds no capacity, if it is known: the same reason as before the drill does not end it. */
  private usedUp(budget: string): string {
    const { condition, because } = this.lastLook?.judged ?? {};
    const state = because === undefined ? "" : ` The last state is ${condition}: ${because}`;
    return `The budget of ${budget} is used up.${state}`;
  }
}
