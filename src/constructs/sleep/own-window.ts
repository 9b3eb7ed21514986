import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import type { Check } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { report } from "../checks/report";
import { mechanismOf } from "./sleep-mechanisms";
import type { SleepSubject } from "./sleep-subject";
import { SleepWindow } from "./sleep-window";
import type { WindowPlan } from "./window-plan";

/** The window of one component or variant, or of an endpoint as a whole, with what keeps its times. */
export class OwnWindow extends SleepWindow {
  constructor(scope: Construct, plan: WindowPlan, subject: SleepSubject, checks: readonly Check[]) {
    super(scope, plan);
    const mechanism = mechanismOf(plan.method.kind);
    const preconditions = checkAll(this, [...plan.checks(), ...checks, ...mechanism.check(plan, subject)]);
    for (const warning of mechanism.warnings?.(plan, subject) ?? []) {
      Annotations.of(this).addWarning(warning);
    }
    if (mechanism.checkAtSynthesis !== undefined) {
      report(this, () => mechanism.checkAtSynthesis?.(plan, subject) ?? []);
    }
    mechanism.create(this, plan, subject, preconditions);
  }
}
