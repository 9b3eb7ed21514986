import { smallest } from "../../largest";
import { Cron, Duration } from "../../time";
import { type InferenceComponent, isKnown, isUnknown, type Topology } from "../../topology";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";
import { effectOf, isDisabled } from "./effect";
import { runsAhead, type Timing, timingOf } from "./timing";

/** What EventBridge Scheduler does by default: it tries again for a day. */
const DEFAULT_EVENT_AGE_SECONDS = 86_400;
const SHORTEST_EVENT_AGE_SECONDS = 60;
const AN_HOUR_SECONDS = 3600;
/** More than anybody writes for a component; a limit, because the plan is not ours and each is compared with each. */
const MOST_EVENTS = 20;

/** Something puts a component to sleep, or wakes it, at recurring times. */
interface Event {
  readonly node: Timing["node"];
  readonly cron: Cron;
  readonly runs: readonly number[];
}

export const sameTime = rule({
  id: "S29",
  slug: "same-time",
  severity: "error",
  evidence: "inferred",
  title: "A component is not put to sleep and woken at once",
  why: "Nobody says which of the two comes last: it may stay asleep by day, or awake by night.",
  remedy: "Different times for sleeping and waking.",
  source: schedulerApi("CreateSchedule"),
  *check(topology, { now }) {
    for (const [sleep, wake] of pairs(topology, now)) {
      const same = sleep.runs.find((run) => wake.runs.includes(run));
      if (same !== undefined) {
        yield finding(sleep.node, {
          what: `${sleep.cron} puts to sleep and ${wake.cron} wakes at the same time, first on ${new Date(same).toISOString()}`,
          fix: `another time for ${sleep.node.address} or ${wake.node.address}`,
          about: [wake.node],
        });
      }
    }
  },
});

export const staleRetry = rule({
  id: "S15",
  slug: "stale-retry",
  severity: "warning",
  evidence: "measured",
  title: "A schedule that fails is not tried again after the next one has run",
  why: "A run that meets another update of the component is tried again for up to a day: a late sleep may land in the morning, after the wake.",
  remedy: "retry_policy { maximum_event_age_in_seconds = … } below the time to the next schedule.",
  source: schedulerApi("RetryPolicy"),
  unless: ["S29"],
  *check(topology, { now }) {
    const told = new Set<Event["node"]>();
    for (const [sleep, wake] of pairs(topology, now)) {
      for (const [first, second] of [
        [sleep, wake],
        [wake, sleep],
      ] as const) {
        const age = eventAgeOf(first.node);
        const gap = shortestGapSeconds(first, second);
        if (age !== undefined && gap < age && !told.has(first.node)) {
          told.add(first.node);
          const limit = Math.max(SHORTEST_EVENT_AGE_SECONDS, Math.min(AN_HOUR_SECONDS, gap));
          yield finding(first.node, {
            what: `it is tried again for up to ${Duration.seconds(age)}, and ${second.node.address} runs ${Duration.seconds(gap)} after it`,
            fix: `retry_policy { maximum_event_age_in_seconds = ${limit} } in its target`,
          });
        }
      }
    }
  },
});

/** The least time from a run of one to the next run of the other. */
function shortestGapSeconds(first: Event, second: Event): number {
  const gaps = first.runs.map((run) => (second.runs.find((next) => next > run) ?? Number.POSITIVE_INFINITY) - run);
  return smallest(gaps) / 1000;
}

/** For how long a schedule is tried again; `undefined` when it is not, or that is not known. */
function eventAgeOf(node: Event["node"]): number | undefined {
  if (node.kind !== "schedule" || node.maximumRetryAttempts === 0 || isUnknown(node.maximumRetryAttempts)) {
    return undefined;
  }
  const { maximumEventAgeSeconds = DEFAULT_EVENT_AGE_SECONDS } = node;
  return isKnown(maximumEventAgeSeconds) ? maximumEventAgeSeconds : undefined;
}

/** What puts each component to sleep, with each that wakes it. */
function* pairs(topology: Topology, now: Date): Generator<readonly [sleep: Event, wake: Event]> {
  for (const component of topology.inferenceComponents) {
    const { sleeps, wakes } = eventsOf(topology, component, now);
    for (const sleep of sleeps.slice(0, MOST_EVENTS)) {
      for (const wake of wakes.slice(0, MOST_EVENTS)) {
        yield [sleep, wake];
      }
    }
  }
}

function eventsOf(topology: Topology, component: InferenceComponent, now: Date) {
  const schedules = topology.schedulesOf(component).nodes.filter((schedule) => !isDisabled(schedule));
  const events = { sleeps: [] as Event[], wakes: [] as Event[] };
  for (const node of [...schedules, ...topology.scheduledActionsOf(component)]) {
    const effect = effectOf(node);
    const timing = timingOf(topology, node);
    if ((effect === "sleep" || effect === "wake") && timing.when instanceof Cron) {
      const event = { node, cron: timing.when, runs: runsAhead(topology, timing, now) };
      events[effect === "sleep" ? "sleeps" : "wakes"].push(event);
    }
  }
  return events;
}
