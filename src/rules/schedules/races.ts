import { Cron } from "../../time";
import type { InferenceComponent, Topology } from "../../topology";
import { effectOf, isDisabled } from "./effect";
import { runsAhead, type Timing, timingOf } from "./timing";

/** A schedule or scheduled action that puts a component to sleep, or wakes it, at recurring times. */
export interface Event {
  readonly node: Timing["node"];
  readonly cron: Cron;
  readonly runs: readonly number[];
}

interface Run {
  readonly event: Event;
  readonly run: number;
}

/** The runs of all events with the same effect on a component, in order of time. */
export class Timeline {
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

  /** The first run that is at the same time as a run of another event. */
  firstAtOnceWith({ runs }: Event): Run | undefined {
    for (const run of runs) {
      const next = this.runs[this.indexFrom(run)];
      if (next?.run === run) {
        return next;
      }
    }
    return undefined;
  }

  /** The event with the shortest time after a run of another event. */
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

  /** The index of the first run at or after an instant. */
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

/** The events that put each component to sleep, and those that wake it. */
export function* eventsOfComponents(topology: Topology, now: Date) {
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
