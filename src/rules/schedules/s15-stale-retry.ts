import { Duration } from "../../time";
import { isKnown, isUnknown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";
import { type Event, eventsOfComponents, Timeline } from "./races";

/** By default, EventBridge Scheduler retries for 24 hours. */
const DEFAULT_EVENT_AGE_SECONDS = 86_400;

const SHORTEST_EVENT_AGE_SECONDS = 60;

const AN_HOUR_SECONDS = 3600;

export const staleRetry = rule({
  id: "S15",
  slug: "stale-retry",
  severity: "warning",
  evidence: "measured",
  effect: effects.none,
  title: "A failed schedule should not be retried after the next schedule has run",
  why: "EventBridge Scheduler retries a run that conflicts with another update of the component for up to one day. A late sleep can happen in the morning, after the wake.",
  remedy: "Set retry_policy { maximum_event_age_in_seconds = … } to less than the time until the next schedule.",
  source: schedulerApi("RetryPolicy"),
  unless: ["S29"],
  *check(topology, { now }) {
    for (const { sleeps, wakes } of eventsOfComponents(topology, now)) {
      for (const [events, others] of [
        [sleeps, wakes],
        [wakes, sleeps],
      ] as const) {
        const timeline = new Timeline(topology, others);
        for (const event of events) {
          const age = eventAgeOf(event.node);
          const next = age === undefined ? undefined : timeline.soonestAfter(event);
          if (age !== undefined && next !== undefined && next.gapSeconds < age) {
            const limit = Math.max(SHORTEST_EVENT_AGE_SECONDS, Math.min(AN_HOUR_SECONDS, next.gapSeconds));
            yield finding(event.node, {
              what: `it is retried for up to ${Duration.seconds(age)}, and ${next.event.node.address} runs ${Duration.seconds(next.gapSeconds)} after it`,
              fix: `retry_policy { maximum_event_age_in_seconds = ${limit} } in its target`,
            });
          }
        }
      }
    }
  },
});

/** How long a schedule is retried, in seconds; `undefined` if it is not retried, or if it is unknown. */
function eventAgeOf(node: Event["node"]): number | undefined {
  if (node.kind !== "schedule" || node.maximumRetryAttempts === 0 || isUnknown(node.maximumRetryAttempts)) {
    return undefined;
  }
  const { maximumEventAgeSeconds = DEFAULT_EVENT_AGE_SECONDS } = node;
  return isKnown(maximumEventAgeSeconds) ? maximumEventAgeSeconds : undefined;
}
