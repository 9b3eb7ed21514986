import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { Cron, type InferenceComponent, SleepMethod } from "../../src";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import type { Repeated } from "../../src/modules/repeated";

/** The names of what `sleepWindow` creates, by the group of the component and that of the windows. */
export const windowNames = (component: string, windows: string): Readonly<Record<string, string>> => ({
  [`${component}/Component/SleepWindow/Sleep`]: "sleep",
  [`${component}/Component/SleepWindow/Wake`]: "wake",
  [`${windows}/Target`]: "sleep_window_target",
});

/** A window of a component for each element of a map, moving the bounds of the component's target. */
export function sleepWindow(windows: Repeated, name: string, component: InferenceComponent): void {
  const { value } = windows;
  const window = component.addSleepWindow(name, {
    sleep: Cron.of(value.text("sleep")),
    wake: Cron.of(value.text("wake")),
    timeZone: value.text("time_zone"),
    copiesOnWake: value.number("copies_on_wake"),
    startDate: value.text("start_date"),
    endDate: value.text("end_date"),
    method: SleepMethod.minCapacity({ hard: value.any("hard") }),
  });
  windows.adopt(window);
  // Terraform looks up nothing in `replace_triggered_by`: this stands between a window and the target of its component.
  const target = new ComponentIdentity(windows, "Target", { id: component.scaling.target.id });
  for (const action of window.node.children) {
    if (action instanceof AppautoscalingScheduledAction) {
      action.lifecycle = { ...action.lifecycle, replaceTriggeredBy: replaceTriggeredBy(target) };
    }
  }
}
