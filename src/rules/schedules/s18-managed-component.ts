import { grouped } from "../../grouped";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { CREATE, DELETE, isDisabled, schedulesCalling } from "./effect";
import { SLEEP_WITHOUT_DELETING } from "./wording";

export const managedComponent = rule({
  id: "S18",
  slug: "managed-component",
  severity: "error",
  evidence: "inferred",
  effect: effects.holdsCapacity,
  title: "A schedule must not delete a component that Terraform manages",
  why: "Terraform finds that the component is missing, and the next apply creates it again, even at night. If no schedule creates it, it is missing until that apply.",
  remedy: "Set the copies to 0 instead of deleting the component, or change min_capacity with scheduled actions.",
  source: schedulerGuide("managing-targets-universal"),
  unless: ["S22"],
  *check(topology) {
    const creators = grouped(schedulesCalling(topology, CREATE), (schedule) =>
      isDisabled(schedule) ? undefined : topology.componentOf(schedule).node,
    );
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const component = topology.componentOf(schedule).node;
      if (component === undefined || isDisabled(schedule)) {
        continue;
      }
      const others = topology.schedulesOf(component);
      const [recreating] = creators.get(component) ?? [];
      const deletes = `it deletes ${component.address}, which this configuration manages`;
      if (recreating !== undefined) {
        yield finding(schedule, {
          what: `${deletes}; an apply before ${recreating.address} runs creates it, awake`,
          fix: SLEEP_WITHOUT_DELETING,
          about: [component],
          // A schedule creates it again.
          severity: "warning",
        });
      } else if (others.complete) {
        yield finding(schedule, {
          what: `${deletes}, and no schedule creates it again`,
          fix: SLEEP_WITHOUT_DELETING,
          about: [component],
        });
      }
    }
  },
});
