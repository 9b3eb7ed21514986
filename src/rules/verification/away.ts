import { isKnown, type Topology } from "../../topology";
import { DELETE, schedulesCalling } from "../schedules/effect";

/** Whether a component may be missing: a schedule deletes it in the evening and creates it in the morning. */
export function mayBeAway(topology: Topology, componentName: string): boolean {
  for (const { input } of schedulesCalling(topology, DELETE)) {
    if (isKnown(input) && input.inferenceComponentName === componentName) {
      return true;
    }
  }
  return false;
}
