import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { TerraformStack } from "cdktf";
import { Cron, SleepMethod, type SleepWindow, type SleepWindowOptions } from "../../src";
import { limits } from "../../src/catalogue/limits";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import { bare } from "../../src/modules/expression";
import { text } from "../../src/modules/inputs/attribute";
import { named } from "../../src/modules/inputs/checks";
import { stateConditions } from "../../src/modules/inputs/stated-conditions";
import type { Values } from "../../src/modules/inputs/values";
import type { Repeated } from "../../src/modules/repeated";

/** The names of what `sleepWindow` creates, by the path of what sleeps and the group of the windows. */
export const windowNames = (sleeper: string, windows: string): Readonly<Record<string, string>> => ({
  [`${sleeper}/SleepWindow/Sleep`]: "sleep",
  [`${sleeper}/SleepWindow/Wake`]: "wake",
  [`${windows}/Target`]: "sleep_window_target",
});

/** What can sleep by the clock: an inference component, or an asynchronous variant. */
export interface Sleeper {
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow;
}

/** When a window puts what to sleep, as every method takes it. */
export const windowTimes = (value: Values) => ({
  sleep: Cron.of(value.text("sleep")),
  wake: Cron.of(value.text("wake")),
  timeZone: value.text("time_zone"),
  copiesOnWake: value.number("copies_on_wake"),
  startDate: value.text("start_date"),
  endDate: value.text("end_date"),
});

/** A window for each element of a map, moving the bounds of the sleeper's target. */
export function sleepWindow(windows: Repeated, name: string, sleeper: Sleeper, scaled: AppautoscalingTarget): void {
  const { value } = windows;
  const stack = TerraformStack.of(windows);
  const isAsked = text("Of the window.", { check: named(limits.names.sleepWindow) });
  // The variable of the windows is asked for it by their keys.
  stateConditions(stack, isAsked.conditions({ scope: stack, property: "", path: bare(stack, name) }));
  const window = sleeper.addSleepWindow(name, {
    ...windowTimes(value),
    method: SleepMethod.minCapacity({ hard: value.flag("hard") }),
  });
  windows.adopt(window);
  // Terraform looks up nothing in `replace_triggered_by`: this stands between a window and the target of what sleeps.
  const target = new ComponentIdentity(windows, "Target", { id: scaled.id });
  for (const action of window.node.children) {
    if (action instanceof AppautoscalingScheduledAction) {
      action.lifecycle = { ...action.lifecycle, replaceTriggeredBy: replaceTriggeredBy(target) };
    }
  }
}
