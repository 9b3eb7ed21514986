import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";
import { eventsOfComponents, Timeline } from "./races";

export const sameTime = rule({
  id: "S29",
  slug: "same-time",
  severity: "error",
  evidence: "inferred",
  effect: effects.breaksWays,
  title: "A component must not be put to sleep and woken at the same time",
  why: "The order of the two runs is not defined. The component can stay asleep during the day, or awake at night.",
  remedy: "Use different times for sleeping and waking.",
  source: schedulerApi("CreateSchedule"),
  *check(topology, { now }) {
    for (const { sleeps, wakes } of eventsOfComponents(topology, now)) {
      const timeline = new Timeline(topology, wakes);
      for (const sleep of sleeps) {
        const same = timeline.firstAtOnceWith(sleep);
        if (same !== undefined) {
          const { event: wake, run } = same;
          yield finding(sleep.node, {
            what: `${sleep.cron} puts to sleep and ${wake.cron} wakes at the same time, first on ${new Date(run).toISOString()}`,
            fix: `another time for ${sleep.node.address} or ${wake.node.address}`,
            about: [wake.node],
          });
        }
      }
    }
  },
});
