import type { Construct } from "constructs";
import { unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { report, reportWith } from "../checks/report";
import { SharedWindow } from "./shared-window";
import type { SleepSubject } from "./sleep-subject";
import type { SleepWindow } from "./sleep-window";
import type { SleepWindowOptions } from "./sleep-window-options";
import { alreadyThere, planned, SleepWindows } from "./sleep-windows";
import type { WindowPlan } from "./window-plan";

/**
 * The sleep windows of a whole endpoint. They go to everything on it, also to what is added later; those of a method
 * for whole endpoints stay here, where the endpoint is one that such a method can act on.
 */
export class EndpointSleepWindows {
  private readonly plans: WindowPlan[] = [];
  private readonly windows: SleepWindow[] = [];
  private readonly members: SleepWindows[] = [];
  private readonly own?: SleepWindows;

  constructor(
    private readonly scope: Construct,
    subject?: () => SleepSubject,
  ) {
    this.own = subject === undefined ? undefined : new SleepWindows(scope, subject);
    report(scope, () => [this.twoMethods()]);
  }

  add(name: string, options: SleepWindowOptions): SleepWindow {
    const namesake = this.windows.find((window) => window.windowName === name);
    if (namesake !== undefined) {
      checkAll(this.scope, [alreadyThere(name)]);
      return namesake;
    }
    const plan = planned(this.scope, name, options);
    const besideOthers = this.plans.flatMap((earlier) => plan.checksBeside(earlier));
    this.plans.push(plan);
    const window = this.keeps(plan)?.share(plan, this.plans) ?? this.shared(plan);
    checkAll(window, besideOthers);
    this.windows.push(window);
    return window;
  }

  private shared(plan: WindowPlan): SleepWindow {
    const shared = new SharedWindow(this.scope, plan);
    for (const windows of this.members) {
      reportWith(shared, windows.share(plan, this.plans));
    }
    return shared;
  }

  /** Something on the endpoint that sleeps with it. */
  join(windows: SleepWindows): void {
    this.members.push(windows);
    for (const shared of this.windows.filter(({ plan }) => this.keeps(plan) === undefined)) {
      reportWith(shared, windows.share(shared.plan, this.plans));
    }
  }

  /** Where a window stays that is not for each member; `undefined` for the others. */
  private keeps({ method }: WindowPlan): SleepWindows | undefined {
    return method.isForWholeEndpoint ? this.own : undefined;
  }

  private twoMethods() {
    const whole = this.own?.all.find(({ plan }) => plan.isEnabled);
    const single = this.members
      .flatMap(({ all }) => all)
      .find(({ plan }) => plan.isEnabled && !this.plans.includes(plan));
    return unless(whole === undefined || single === undefined, {
      property: `the method of the sleep window ${whole?.plan.name}`,
      value: String(whole?.plan.method),
      requirement: `may not act beside ${single?.plan.method}, which the window ${single?.plan.name} gives to a component`,
      advice: "of two methods on one component the last one to write wins",
    });
  }
}
