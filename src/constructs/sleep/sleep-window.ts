import { Annotations } from "cdktf";
import { Construct } from "constructs";
import type { Check } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { describeChecks } from "../checks/describe-checks";
import type { SleepSubject } from "./sleep-subject";
import type { WindowPlan } from "./window-plan";

/**
 * A time to sleep and a time to wake of one component, variant or endpoint, with the schedules that keep them:
 * `addSleepWindow` creates it.
 */
export class SleepWindow extends Construct {
  /** @internal */
  static of(
    scope: Construct,
    id: string,
    plan: WindowPlan,
    subject: SleepSubject,
    checks: readonly Check[],
  ): SleepWindow {
    return new SleepWindow(scope, id, plan, subject, checks);
  }

  private constructor(
    scope: Construct,
    id: string,
    /** @internal */
    readonly plan: WindowPlan,
    subject: SleepSubject,
    checks: readonly Check[],
  ) {
    super(scope, id);
    const mechanism = plan.method.load();
    const preconditions = checkAll(this, [...plan.conditions(), ...checks, ...mechanism.check(plan, subject)]);
    for (const warning of mechanism.warnings?.(plan, subject) ?? []) {
      Annotations.of(this).addWarning(warning);
    }
    this.node.addValidation({
      validate: () => describeChecks(mechanism.checkAtSynthesis?.(plan, subject) ?? []),
    });
    mechanism.create(this, plan, subject, preconditions);
  }
}
