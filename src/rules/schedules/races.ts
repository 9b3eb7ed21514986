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
              what: `it is tried again for up to ${Duration.seconds(age)}, and ${next.event.node.address} runs ${Duration.seconds(next.gapSeconds)} after it`,
              fix: `retry_policy { maximum_event_age_in_seconds = ${limit} } in its target`,
            });
          }
        }
      }
    }
  },
});

interface Run {
  readonly event: Event;
  readonly run: number;
}

/** The runs of all that do the same to a component, in order: what happens at a time is looked up. */
class Timeline {
  private readonly runs: readonly Run[];

  constructor(
    private readonly topology: Topology,
    events: readonly Event[],
  ) {
    this.runs = events
      .flatMap((event) => event.runs.map((run) => ({ event, run })))
      .sort((one, other) => one.run - other.run);
    topology.work.spend(this.runs.length);
  }

  /** The first run that is one of another event, too. */
  firstAtOnceWith({ runs }: Event): Run | undefined {
    for (const run of runs) {
      const next = this.runs[this.indexFrom(run)];
      if (next?.run === run) {
        return next;
      }
    }
    return undefined;
  }

  /** The one that comes soonest after a run of an event. */
  soonestAfter({ runs }: Event): { readonly event: Event; readonly gapSeconds: number } | undefined {
    let soonest: { readonly event: Event; readonly gapSeconds: number } | undefined;
    for (const run of runs) {
      const next = this.runs[this.indexFrom(run + 1)];
      const gapSeconds = next === undefined ? Number.POSITIVE_INFINITY : (next.run - run) / 1000;
      if (next !== undefined && gapSeconds < (soonest?.gapSeconds ?? Number.POSITIVE_INFINITY)) {
        soonest = { event: next.event, gapSeconds };
      }
    }
    return soonest;
  }

  /** Of the first run at or after an instant. */
  private indexFrom(instant: number): number {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.runs[middle]?.run ?? instant) < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    this.topology.work.spend(1);
    return low;
  }
}

/** For how long a schedule is tried again; `undefined` when it is not, or that is not known. */
function eventAgeOf(node: Event["node"]): number | undefined {
  if (node.kind !== "schedule" || node.maximumRetryAttempts === 0 || isUnknown(node.maximumRetryAttempts)) {
    return undefined;
  }
  const { maximumEventAgeSeconds = DEFAULT_EVENT_AGE_SECONDS } = node;
  return isKnown(maximumEventAgeSeconds) ? maximumEventAgeSeconds : undefined;
}

/** What puts each component to sleep, and what wakes it. */
function* eventsOfComponents(topology: Topology, now: Date) {
  for (const component of topology.inferenceComponents) {
    yield eventsOf(topology, component, now);
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
