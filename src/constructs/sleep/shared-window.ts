import type { Construct } from "constructs";
import { checkAll } from "../checks/check-all";
import { SleepWindow } from "./sleep-window";
import type { WindowPlan } from "./window-plan";

/** The window of an endpoint that each of its components or variants keeps by itself. */
export class SharedWindow extends SleepWindow {
  constructor(scope: Construct, plan: WindowPlan) {
    super(scope, plan);
    checkAll(this, plan.checks());
  }
}
