import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import type { Check } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { text } from "../checks/kinds";
import { readProperties } from "../checks/properties";
import { lineFor } from "../terraform/record-line";
import { today } from "./now";
import { OwnWindow } from "./own-window";
import type { SleepSubject } from "./sleep-subject";
import type { SleepWindow } from "./sleep-window";
import type { SleepWindowOptions } from "./sleep-window-options";
import type { WindowPlan } from "./window-plan";

/** The sleep windows of one component, variant or endpoint, and what is wrong with them together. */
export class SleepWindows {
  private readonly windows: SleepWindow[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly subject: () => SleepSubject,
  ) {}

  get all(): readonly SleepWindow[] {
    return this.windows;
  }

  add(name: string, options: SleepWindowOptions): SleepWindow {
    return this.create(planned(this.scope, name, options), []);
  }

  /** A window of the whole endpoint beside the component's own. */
  share(plan: WindowPlan, siblings: readonly WindowPlan[]): SleepWindow {
    return this.create(plan, siblings);
  }

  /** @param compared windows that were compared with it elsewhere */
  private create(plan: WindowPlan, compared: readonly WindowPlan[]): SleepWindow {
    const namesake = this.windows.find((window) => window.plan.name === plan.name);
    if (namesake !== undefined) {
      checkAll(this.scope, [alreadyThere(plan.name), ...plan.checks()]);
      return namesake;
    }
    const others = this.windows.map((window) => window.plan).filter((other) => !compared.includes(other));
    const checks = others.flatMap((other) => plan.checksBeside(other));
    const window = new OwnWindow(this.scope, plan, this.subject(), checks);
    this.windows.push(window);
    return window;
  }
}

/** A plan; the window that comes of it reports what is wrong with it. */
export function planned(scope: Construct, name: string, written: SleepWindowOptions): WindowPlan {
  // Loaded by the first window: an import of the package does not look at calendars.
  const { sleepWindowProperties } = require("./properties") as typeof import("./properties");
  const { WindowPlan } = require("./window-plan") as typeof import("./window-plan");
  const { value: options, problems } = readProperties(sleepWindowProperties, written);
  const { now, check } = today(scope, options.now);
  const given = [...text("the name of the sleep window", name).problems, ...problems, check];
  const plan = new WindowPlan(name, options, now, lineFor(scope, planned), given);
  for (const warning of plan.warnings()) {
    Annotations.of(scope).addWarning(warning);
  }
  return plan;
}

export function alreadyThere(name: string): Check {
  return {
    property: "the name of the sleep window",
    value: name,
    requirement: "must be the only one with this name here",
    advice: "give the second window another name",
  };
}
