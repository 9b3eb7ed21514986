import { Construct } from "constructs";
import type { Cron } from "../../time/cron";
import { writeLine } from "../terraform/record-line";
import type { SleepMethod } from "./sleep-method";
import type { WindowPlan } from "./window-plan";

/**
 * A time to sleep and a time to wake of an inference component, a variant or an endpoint. `addSleepWindow` creates it.
 *
 * The schedules or scheduled actions of a component or variant lie below it. The window of an endpoint holds what the
 * endpoint itself needs; the rest lies below the components or variants.
 */
export abstract class SleepWindow extends Construct {
  /** Name that was given to `addSleepWindow`. */
  readonly windowName: string;
  /** When it puts to sleep. */
  readonly sleep: Cron;
  /** When it wakes. */
  readonly wake: Cron;
  /** IANA name that both times are read in, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** How it puts to sleep and wakes. */
  readonly method: SleepMethod;
  /** @internal */
  readonly plan: WindowPlan;

  /** @internal */
  protected constructor(scope: Construct, plan: WindowPlan) {
    super(scope, plan.constructId);
    writeLine(this, plan.line);
    this.plan = plan;
    this.windowName = plan.name;
    this.sleep = plan.options.sleep;
    this.wake = plan.options.wake;
    this.timeZone = plan.options.timeZone;
    this.method = plan.method;
  }
}
