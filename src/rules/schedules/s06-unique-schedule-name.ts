import { isKnown, type Schedule } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";

export const uniqueScheduleName = rule({
  id: "S06",
  slug: "unique-schedule-name",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "Schedules in one group must have different names",
  why: "EventBridge Scheduler rejects the second schedule of a name with ConflictException. Either the sleep schedule or the wake schedule is then missing.",
  remedy: "Give each schedule in a group its own name.",
  source: schedulerApi("CreateSchedule"),
  *check(topology) {
    const first = new Map<string, Schedule>();
    for (const schedule of topology.schedules) {
      const { scope, name, groupName = "default" } = schedule;
      if (!isKnown(name) || !isKnown(groupName)) {
        continue;
      }
      const key = [scope, groupName, name].join("\n");
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, schedule);
      } else {
        yield finding(schedule, {
          what: `name is "${name}" in the group ${groupName}, and ${earlier.address} has the same name`,
          fix: "give one of the two another name",
          about: [earlier],
        });
      }
    }
  },
});
