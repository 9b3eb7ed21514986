import { repeatsActionsSeconds } from "../laws/alarm";
import type { AlarmState } from "../laws/alarm-settings";
import { ClockHand } from "../laws/clock-hand";
import type { Clocks } from "../laws/clocks";
import { type Stored, slept, woken } from "../laws/endpoint-sleeper";
import { median } from "../outcome/median";
import type { Activity, AlarmOutcome, Cause, UnitOutcome } from "../outcome/outcome";
import type { ScheduleSetup, Timetable, UnitSetup } from "../setup/endpoint-setup";
import type { Timing } from "../timing/timing";
import type { Events } from "./events";
import type { Fleet } from "./fleet";
import type { Copy } from "./instance";
import { requestsOf } from "./requests";
import type { Scalable } from "./scalable";
import { Scaler } from "./scaler";
import { MOST_RECORDED, Steps } from "./steps";
import type { Unit } from "./unit";
import { Wakes } from "./wakes";
import type { Watch, WatchWanted } from "./watch";

export interface ScaledUnitOptions {
  readonly startMs: number;
  /** Of all timetables. */
  readonly clocks: Clocks;
  readonly timing: Timing;
  /** From 0 up to 1, for the moment within a flexible window. */
  readonly random: () => number;
  /** Whether what a copy works on is finished when it is removed. */
  readonly drains: boolean;
  /** Whether a change of a policy during an update waits for its end; else it is refused. */
  readonly changesWait?: boolean;
}

/** What SageMaker does with the copies or instances. */
const [IN_SERVICE, UPDATING, NO_CAPACITY] = [0, 1, 2];

const STATES: readonly AlarmState[] = ["OK", "ALARM", "INSUFFICIENT_DATA"];

/** A component or an asynchronous variant with all that scales it, and a record of it. */
export class ScaledUnit {
  readonly activities: Activity[] = [];
  readonly alarms: (AlarmOutcome & { readonly states: { at: number; value: number }[] })[] = [];
  readonly wakes: Wakes;
  cut = false;

  private readonly setup: UnitSetup;
  private readonly desired: Steps;
  private readonly served: Steps;
  private readonly states = new Steps(IN_SERVICE);
  private readonly sleeps: number[] = [];
  private readonly scaler: Scaler | undefined;
  private awakeSince = 0;
  private lastCause: Cause["kind"] | undefined;
  /** Position of the activity that changed the capacity last; -1 for none. */
  private lastChange = -1;
  /** What waits for an update to end. */
  private onSettled: ((at: number) => void) | undefined;
  /** The last change that waits for an update to end. */
  private waiting: ((at: number) => void) | undefined;
  /** What the endpoint sleeper stored in the tag of the component. */
  private stored: Stored | undefined;

  constructor(
    private readonly index: number,
    private readonly unit: Unit,
    private readonly fleet: Fleet,
    private readonly events: Events,
    private readonly options: ScaledUnitOptions,
    makeWatch: (wanted: WatchWanted, onState: (at: number, state: AlarmState) => void) => Watch,
  ) {
    this.setup = unit.setup;
    this.desired = new Steps(this.setup.initialCapacity);
    this.served = new Steps(unit.serving);
    this.wakes = new Wakes(this.setup.name, options.timing);
    unit.onNoCapacity = (at) => {
      this.wakes.begin(at, "request", unit.clients.refusals);
    };
    const { target } = this.setup;
    this.scaler =
      target === undefined
        ? undefined
        : new Scaler(target, this.scalable(), (wanted) => makeWatch(wanted, this.alarm(wanted.name)));
    for (const action of target?.actions ?? []) {
      this.follow(action, 0, (at) => {
        this.scaler?.schedule(at, action);
      });
    }
    for (const schedule of this.setup.schedules) {
      this.follow(schedule, schedule.windowSeconds, (at) => {
        this.setCopies(at, schedule);
      });
    }
  }

  /** The number of copies that serve has changed. */
  serve(at: number, serving: number, copy?: Copy): void {
    const before = this.unit.serving;
    this.unit.serve(at, serving, this.options.drains);
    this.served.set(at, serving);
    if (before === 0 && serving > 0) {
      this.awakeSince = at;
      if (copy !== undefined && at > 0) {
        this.wakes.end(at, copy, this.unit.clients.refusals);
      }
    } else if (before > 0 && serving === 0 && !this.isByTime && this.sleeps.length < MOST_RECORDED) {
      this.sleeps.push(at - Math.max(this.unit.queue.lastEnd, this.awakeSince));
    }
    this.settle(at);
  }

  /** AWS has no instance for it: the capacity stays as it was. */
  fail(at: number, kind: "drought" | "quota"): void {
    const serving = this.unit.serving;
    const last = this.activities[this.lastChange];
    this.fleet.scaleIn(at, this.index, this.fleet.wanted(this.index) - serving);
    this.desired.set(at, serving);
    this.onSettled = undefined;
    this.waiting = undefined;
    this.noteState(at);
    this.wakes.failed();
    if (last !== undefined) {
      this.activities[this.lastChange] = { ...last, status: kind === "quota" ? "Failed" : "Unfulfilled" };
    }
  }

  /** When it last worked on a request, or began to serve. */
  get lastUse(): number {
    return Math.max(this.unit.queue.lastEnd, this.awakeSince);
  }

  /** Whether the last change of its capacity was that of a schedule. */
  get isByTime(): boolean {
    return this.lastCause === "schedule" || this.lastCause === "scheduled action";
  }

  outcome(): UnitOutcome {
    const idleToZeroSeconds = median(this.sleeps);
    return {
      name: this.setup.name,
      kind: this.setup.kind,
      requests: requestsOf([this.unit]),
      desired: this.desired.list,
      serving: this.served.list,
      states: this.states.list,
      ...(idleToZeroSeconds !== undefined && { idleToZeroSeconds }),
    };
  }

  get isCut(): boolean {
    return (
      this.cut || this.desired.cut || this.served.cut || this.states.cut || this.wakes.count > this.wakes.list.length
    );
  }

  private scalable(): Scalable {
    const self = this;
    return {
      get desired() {
        return self.desired.now;
      },
      get isUpdating() {
        return self.fleet.isUpdating(self.index);
      },
      isAsynchronous: this.setup.kind === "variant",
      change: (at, to, cause, done) => {
        this.change(at, to, cause, done);
      },
      suspended: (at, to, cause) => {
        this.record({ at, unit: this.setup.name, from: this.desired.now, to, cause, status: "Suspended" });
      },
      ...(this.options.changesWait === true && {
        afterUpdate: (run: (at: number) => void) => {
          this.waiting = run;
        },
      }),
      later: (at, run) => {
        this.events.plan(at + this.options.timing.reaction.seconds, run);
      },
      retry: (at, run) => {
        this.events.plan(at + RETRY_SECONDS, run);
      },
    };
  }

  private change(at: number, to: number, cause: Cause, done: (at: number) => void): void {
    const from = this.desired.now;
    this.lastChange = this.record({ at, unit: this.setup.name, from, to, cause, status: "Successful" });
    this.lastCause = cause.kind;
    this.desired.set(at, to);
    if (from === 0 && to > 0 && this.unit.serving === 0) {
      // A request that came before is what the wake counts from.
      this.wakes.begin(at, "schedule", this.unit.clients.refusals);
      this.wakes.raise(at, cause);
    }
    const wanted = this.fleet.wanted(this.index);
    this.onSettled = done;
    if (to > wanted) {
      this.fleet.scaleOut(at, this.index, to - wanted);
    } else {
      this.fleet.scaleIn(at, this.index, wanted - to);
    }
    this.settle(at);
  }

  /** @returns its position; -1 if it was cut */
  private record(activity: Activity): number {
    if (this.activities.length < MOST_RECORDED) {
      return this.activities.push(activity) - 1;
    }
    this.cut = true;
    return -1;
  }

  /** After anything that may have begun or ended an update. */
  noteState(at: number): void {
    const { fleet, index } = this;
    this.states.set(at, fleet.isLacking(index) ? NO_CAPACITY : fleet.isUpdating(index) ? UPDATING : IN_SERVICE);
  }

  private settle(at: number): void {
    this.noteState(at);
    const { onSettled } = this;
    if (onSettled !== undefined && !this.fleet.isUpdating(this.index)) {
      this.onSettled = undefined;
      onSettled(at);
      const { waiting } = this;
      this.waiting = undefined;
      waiting?.(at);
    }
  }

  private setCopies(at: number, schedule: ScheduleSetup): void {
    const { scaler } = this;
    if (schedule.operation === "create" && this.unit.isThere) {
      return;
    }
    if (this.fleet.isUpdating(this.index)) {
      // EventBridge Scheduler sends a refused call again.
      this.events.plan(at + RETRY_SECONDS, (again) => {
        this.setCopies(again, schedule);
      });
      return;
    }
    const to = this.copiesBy(schedule);
    const isThere = schedule.operation !== "delete" && (this.unit.isThere || schedule.operation === "create");
    this.unit.isThere = isThere;
    if (scaler !== undefined) {
      scaler.isThere = isThere;
    }
    if (to !== this.desired.now && (isThere || to === 0)) {
      this.change(at, to, { kind: "schedule", name: schedule.name }, () => undefined);
    }
  }

  private copiesBy({ operation = "update", copies }: ScheduleSetup): number {
    if (operation !== "sleep" && operation !== "wake") {
      return copies;
    }
    const { desired, scaler, stored } = this;
    const found = {
      desired: desired.now,
      ...(scaler !== undefined && { bounds: scaler.range }),
      ...(stored !== undefined && { stored }),
    };
    const change = operation === "sleep" ? slept(found) : woken(found, copies);
    this.stored = change.stored;
    if (change.min !== undefined) {
      scaler?.setMinimum(change.min);
    }
    return change.copies;
  }

  /** Runs at all times of a timetable. */
  private follow(timetable: Timetable, windowSeconds: number, run: (at: number) => void): void {
    const { startMs, random, clocks } = this.options;
    const hand = new ClockHand(timetable, startMs, clocks);
    const plan = (after: number): void => {
      const next = hand.next(after);
      if (next !== undefined) {
        const delay = windowSeconds > 0 ? Math.floor(random() * windowSeconds) : 0;
        this.events.plan((next - startMs) / 1000 + delay, (at) => {
          run(at);
          plan(next);
        });
      }
    };
    plan(startMs - 1);
  }

  private alarm(name: string): (at: number, state: AlarmState) => void {
    const states = [{ at: 0, value: STATES.indexOf("INSUFFICIENT_DATA") }];
    this.alarms.push({ name, unit: this.setup.name, states });
    return (at, state) => {
      if (states.length < MOST_RECORDED) {
        states.push({ at, value: STATES.indexOf(state) });
      } else {
        this.cut = true;
      }
    };
  }
}

/** AWS does not state when a refused change is tried again; an alarm calls its policy again after as long. */
const RETRY_SECONDS = repeatsActionsSeconds;
