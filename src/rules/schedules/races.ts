import { Cron, Duration, firstSameTime, shortestGap, type TimeZone } from "../../time";
import { type InferenceComponent, isUnknown, type Schedule, type ScheduledAction, type Topology } from "../../topology";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";
import { type Effect, effectOf, isDisabled } from "./effect";
import { timingOf } from "./timing";

/** What EventBridge Scheduler does by default: it tries again for a day. */
const DEFAULT_EVENT_AGE_SECONDS = 86_400;
/** Long enough for every day of the month. */
const HORIZON = Duration.days(35);

/** Someone puts a component to sleep, or wakes it, at recurring times. */
interface Event {
  readonly node: Schedule | ScheduledAction;
  readonly effect: Effect;
  readonly cron: Cron;
  readonly zone: TimeZone;
}

export const sameTime = rule({
  id: "S29",
  slug: "same-time",
  severity: "error",
  evidence: "inferred",
  title: "A component is not put to sleep and woken at once",
  why: "Nobody says which of the two comes last: it may stay asleep by day, or awake by night.",
  source: schedulerApi("CreateSchedule"),
  *check(topology, { now }) {
    const same = remembered((sleep: Event, wake: Event) =>
      firstSameTime({ sleep: sleep.cron, wake: wake.cron, timeZone: sleep.zone }, now, HORIZON),
    );
    for (const [sleep, wake] of pairs(topology)) {
      const run = same(sleep, wake);
      if (run !== undefined) {
        yield finding(sleep.node, {
          what: `${sleep.cron} puts to sleep and ${wake.cron} wakes at the same time, first on ${run.toISOString()}`,
          fix: `another time for one of ${sleep.node.address} and ${wake.node.address}`,
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
  source: schedulerApi("RetryPolicy"),
  unless: ["S29"],
  *check(topology, { now }) {
    const gap = remembered((first: Event, second: Event) =>
      shortestGap(first.cron, second.cron, first.zone, now, HORIZON),
    );
    const told = new Set<Event["node"]>();
    for (const [sleep, wake] of pairs(topology)) {
      for (const [first, second] of [
        [sleep, wake],
        [wake, sleep],
      ] as const) {
        const age = eventAgeOf(first.node);
        const seconds = age === undefined || told.has(first.node) ? undefined : gap(first, second)?.toSeconds();
        if (age !== undefined && seconds !== undefined && seconds < age) {
          told.add(first.node);
          yield finding(first.node, {
            what: `it is tried again for up to ${Duration.seconds(age)}, and ${second.node.address} runs ${Duration.seconds(seconds)} after it`,
            fix: `retry_policy { maximum_event_age_in_seconds = ${Math.max(60, Math.min(3600, seconds))} } in its target`,
          });
        }
      }
    }
  },
});

/** For how long a schedule is tried again; `undefined` when it is not, or that is not known. */
function eventAgeOf(node: Event["node"]): number | undefined {
  if (node.kind !== "schedule" || node.maximumRetryAttempts === 0 || isUnknown(node.maximumRetryAttempts)) {
    return undefined;
  }
  const { maximumEventAgeSeconds = DEFAULT_EVENT_AGE_SECONDS } = node;
  return isUnknown(maximumEventAgeSeconds) ? undefined : maximumEventAgeSeconds;
}

/** What sleeps and what wakes of each component, in one time zone. */
function* pairs(topology: Topology): Generator<readonly [sleep: Event, wake: Event]> {
  for (const component of topology.inferenceComponents) {
    const events = eventsOf(topology, component);
    const wakes = events.filter(({ effect }) => effect === "wake");
    for (const sleep of events.filter(({ effect }) => effect === "sleep")) {
      for (const wake of wakes) {
        if (wake.zone.name === sleep.zone.name) {
          yield [sleep, wake];
        }
      }
    }
  }
}

function eventsOf(topology: Topology, component: InferenceComponent): readonly Event[] {
  const schedules = topology.schedulesOf(component).nodes.filter((schedule) => !isDisabled(schedule));
  return [...schedules, ...topology.scheduledActionsOf(component)].flatMap((node) => {
    const effect = effectOf(node);
    const { when, zone } = timingOf(node);
    return effect !== undefined && !isUnknown(effect) && when instanceof Cron && zone !== undefined
      ? [{ node, effect, cron: when, zone }]
      : [];
  });
}

/** Many components sleep and wake at the same times: each pair of times is looked at once. */
function remembered<T>(ask: (first: Event, second: Event) => T): (first: Event, second: Event) => T {
  const answers = new Map<string, T>();
  return (first, second) => {
    const key = [first.cron.expression, second.cron.expression, first.zone.name].join("\n");
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) {
      return known as T;
    }
    const answer = ask(first, second);
    answers.set(key, answer);
    return answer;
  };
}
