import { isKnown } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { minutesSince } from "./wording";

/** The alarm calls the policy every minute. In one measured wake, the copy was requested 35 seconds after ALARM. */
const HEARD_AFTER_MINUTES = 5;

export const alarmHeard = rule({
  id: "V07",
  slug: "alarm-heard",
  severity: "error",
  evidence: "inferred",
  effect: effects.failsInAccount,
  absence: "without effect",
  title: "A wake alarm in ALARM must lead to capacity",
  why: "While requests are refused, the alarm is in ALARM and calls its policy every minute. If no capacity is requested after some minutes, the call has no effect. INSUFFICIENT_DATA is normal: an alarm starts in this state, and keeps it while no request is refused.",
  remedy:
    "Read the scaling activities of the target (aws application-autoscaling describe-scaling-activities). They state why no capacity was requested.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["V06", "W02", "W03", "W13", "W15"],
  *check(topology, { live, now }) {
    for (const alarm of live?.alarms ?? []) {
      const minutes = minutesSince(alarm.stateSince, now);
      const node = topology.wakeAlarms.find(({ name }) => name === alarm.name);
      if (alarm.state !== "ALARM" || minutes < HEARD_AFTER_MINUTES || node === undefined) {
        continue;
      }
      const component = topology.watchedComponentOf(node).node;
      const endpoint = topology.watchedEndpointOf(node).node;
      const asleep = live?.components.find(
        ({ name, desiredCopies }) => name === component?.name && desiredCopies === 0,
      );
      const empty = live?.endpoints.find(
        ({ name, variants }) =>
          name === endpoint?.name && variants.length > 0 && variants.every(({ desiredInstanceCount: n }) => n === 0),
      );
      if (asleep !== undefined || empty !== undefined) {
        const policies = topology.policiesFiredBy(node);
        const targets = policies.nodes.flatMap((policy) => topology.targetOf(policy).node ?? []);
        yield finding(node, {
          what: `it has been in ALARM for ${minutes} minutes, and ${asleep === undefined ? "no instance" : `no copy of ${asleep.name}`} is requested`,
          fix: "read the cause in the scaling activities of the target (aws application-autoscaling describe-scaling-activities)",
          about: [...policies.nodes, ...targets],
        });
      }
    }
  },
  mend({ on }, account) {
    const { topology } = account;
    const alarm = topology.wakeAlarms.find(({ address }) => address === on.address);
    const component = alarm && topology.watchedComponentOf(alarm).node;
    return component !== undefined && isKnown(component.name) ? account.setCopies(component.name, 1) : undefined;
  },
});
