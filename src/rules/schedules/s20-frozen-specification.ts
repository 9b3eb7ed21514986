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
  title: "A schedule should create a component with its current specification",
  why: "An update of the model changes the component, but not the schedule. The next run of the schedule creates the component with the old model.",
  remedy: "Set the copies to 0 instead of deleting the component, or change min_capacity with scheduled actions.",
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
            ? `its input has a different Specification from ${component.node.address}`
            : undefined;
      if (what !== undefined) {
        yield finding(schedule, { what, fix: SLEEP_WITHOUT_DELETING });
      }
    }
  },
});

/** Whether two values certainly differ. */
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
