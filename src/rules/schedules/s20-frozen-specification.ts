import { isKnown, isUnknown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { CREATE, isDisabled, schedulesCalling } from "./effect";
import { SLEEP_WITHOUT_DELETING } from "./wording";

export const frozenSpecification = rule({
  id: "S20",
  slug: "frozen-specification",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "What a schedule creates is the component as it is",
  why: "Whoever updates the model updates the component and not the schedule: at its next run the old model is back.",
  remedy: "Set the copies to 0 in place of deleting the component, or move min_capacity with scheduled actions.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, CREATE)) {
      const frozen = isKnown(schedule.input) ? schedule.input.specification : undefined;
      const component = topology.componentOf(schedule);
      if (!isKnown(frozen) || isDisabled(schedule) || component.kind === "unknown") {
        continue;
      }
      const own = component.node?.specification;
      const what =
        component.node === undefined
          ? "its input has the Specification of a component that is managed elsewhere"
          : isKnown(own) && differ(frozen, own)
            ? `its input has another Specification than ${component.node.address}`
            : undefined;
      if (what !== undefined) {
        yield finding(schedule, { what, fix: SLEEP_WITHOUT_DELETING });
      }
    }
  },
});

/** Whether two values are surely not the same. */
function differ(one: unknown, other: unknown): boolean {
  if (isUnknown(one) || isUnknown(other)) {
    return false;
  }
  if (!isRecord(one) || !isRecord(other)) {
    return one !== other;
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].some((key) => differ(one[key], other[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
