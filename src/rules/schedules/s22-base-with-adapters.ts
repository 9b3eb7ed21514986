import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { DELETE, isDisabled, schedulesCalling } from "./effect";
import { SLEEP_WITHOUT_DELETING } from "./wording";

export const baseWithAdapters = rule({
  id: "S22",
  slug: "base-with-adapters",
  severity: "error",
  evidence: "measured",
  effect: effects.breaksWays,
  title: "A schedule must not delete a component that has adapters",
  why: "SageMaker does not delete a base component that has adapters. The component stays and continues to cost money.",
  remedy: "Set the copies to 0 instead of deleting the base component, or delete its adapters first.",
  source: sagemakerApi("DeleteInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const component = topology.componentOf(schedule).node;
      const [adapter] = component === undefined || isDisabled(schedule) ? [] : topology.adaptersOf(component);
      if (component !== undefined && adapter !== undefined) {
        yield finding(schedule, {
          what: `it deletes ${component.address}, which ${adapter.address} adapts`,
          fix: SLEEP_WITHOUT_DELETING,
        });
      }
    }
  },
});
