import { repeatsActionsSeconds } from "../../../behaviour/laws/alarm";
import { isCalled, NOT_CALLED, nextCall } from "../../../behaviour/laws/alarm-calls";
import type { Call } from "../../call";
import type { WorldEvent } from "../../events";
import { agendaOf, type Table } from "../../store/table";
import type { Dynamics, World } from "../../world";
import { ALARMS, type Alarm } from "./alarm";
import { actionsIn, isPolicy } from "./alarm-actions";
import { reasonDataOf, reasonOf } from "./alarm-reason";
import { changeState } from "./alarm-state";
import type { AlarmWatch } from "./alarm-watch";
import { watchesOf } from "./alarm-watches";

const SECOND = 1000;
const MINUTE = 60;

/** When an alarm is evaluated next, in milliseconds since the epoch. */
export interface AlarmEvaluation {
  /** Absent while nothing can change: until an event says that something does. */
  readonly due?: number;
  /** Until then it is evaluated, whatever its datapoints are: what has happened is shown by then. */
  readonly awakeUntil: number;
  /** When it calls scaling policies again, in seconds since the epoch. Absent before it has called any. */
  readonly nextCall?: number;
}

export const EVALUATIONS = agendaOf<AlarmEvaluation>(
  "cloudwatch.alarm-evaluations",
  ({ due }) => due ?? Number.POSITIVE_INFINITY,
);

/** What all evaluations of a moment look up. */
interface Tables {
  readonly alarms: Table<Alarm>;
  readonly evaluations: Table<AlarmEvaluation>;
  readonly watches: ReturnType<typeof watchesOf>;
}

/** Whether a scaling policy would change a capacity if an alarm called it now, whatever the cooldowns are. */
export type WouldAct = (call: Call, policy: string, alarm: string) => boolean;

/** Evaluates all alarms that are due at a time. Alarms that nothing can change are not evaluated until something happens. */
export class AlarmEvaluations implements Dynamics {
  constructor(private readonly wouldAct: WouldAct) {}

  next({ store }: World): number {
    let next = Number.POSITIVE_INFINITY;
    for (const region of store.regionNames()) {
      next = Math.min(next, store.table(EVALUATIONS, region).nextDue);
    }
    return next;
  }

  run(world: World, now: number): void {
    for (const region of world.store.regionNames()) {
      const table = world.store.table(EVALUATIONS, region);
      if (table.nextDue <= now) {
        const call = world.call(region);
        const watches = watchesOf(call);
        watches.evaluated = call.now;
        const tables = { alarms: call.table(ALARMS), evaluations: call.table(EVALUATIONS), watches };
        for (let due = table.takeDue(now); due !== undefined; due = table.takeDue(now)) {
          this.evaluate(call, tables, ...due);
        }
      }
    }
  }

  private evaluate(call: Call, { alarms, evaluations, watches }: Tables, name: string, row: AlarmEvaluation): void {
    const alarm = alarms.get(name);
    const watch = watches.of(call, name);
    const at = row.due ?? call.now;
    if (alarm === undefined || watch === undefined) {
      evaluations.delete(name);
      return;
    }
    // First: an evaluation that fails is tried again with the next datapoint.
    const next = { ...row, due: at + watch.strideSeconds * SECOND };
    evaluations.put(name, next);
    const state = watch.evaluate(call, at);
    const hasChanged = state !== alarm.state;
    const policies = actionsIn(alarm.settings, state).filter(isPolicy);
    const isCall = policies.length > 0 && isCalled(inPhase(row.nextCall, at), at / SECOND, hasChanged);
    if (isCall) {
      evaluations.put(name, { ...next, nextCall: nextCall(at / SECOND) });
    }
    if (hasChanged) {
      changeState(call, alarm, {
        state,
        ...explained(call, alarm, watch, { at, from: alarm.state, to: state }),
      });
    } else if (isCall) {
      for (const action of policies) {
        call.tell({ kind: "alarm action", action, alarm: name, repeated: true });
      }
    }
    if (watch.isSteady) {
      this.rest(call, name, watch, { at, policies });
    }
  }

  /** An alarm whose state stays rests if it also calls nothing that would act. */
  private rest(
    call: Call,
    name: string,
    watch: AlarmWatch,
    { at, policies }: { readonly at: number; readonly policies: readonly string[] },
  ): void {
    const table = call.table(EVALUATIONS);
    const row = table.get(name);
    if (row === undefined || at < row.awakeUntil) {
      return;
    }
    const acts =
      policies.length > 0 && !(watch.isUniform && policies.every((policy) => !this.wouldAct(call, policy, name)));
    if (!acts) {
      const { due: _due, ...resting } = row;
      table.put(name, resting);
    }
  }
}

/** A resting alarm has called its policies in vain, at the same second of each minute. */
function inPhase(next: number | undefined, at: number): number {
  if (next === undefined) {
    return NOT_CALLED;
  }
  const minutes = Math.ceil((at / SECOND - next) / repeatsActionsSeconds);
  return minutes > 0 ? next + minutes * repeatsActionsSeconds : next;
}

function explained(
  call: Call,
  { settings }: Alarm,
  watch: AlarmWatch,
  change: { readonly at: number; readonly from: Alarm["state"]; readonly to: Alarm["state"] },
) {
  const evaluation = { ...change, recent: watch.recent(call, change.at) };
  return {
    reason: reasonOf(settings, watch.law, evaluation),
    reasonData: reasonDataOf(settings, watch.law, evaluation),
  };
}

/** An alarm is evaluated again, after this moment. */
export const wake = (call: Call, name: string): void => resume(call, name, (stride) => lastBy(call.now, stride));

const lastBy = (at: number, stride: number): number => Math.floor(at / stride) * stride;

/**
 * An alarm is evaluated again, at least until all that happens by a time is shown.
 * @param last when a resting alarm that is evaluated so often was evaluated last
 */
function resume(call: Call, name: string, last: (stride: number) => number, by = call.now): void {
  const watch = watchesOf(call).of(call, name);
  if (watch === undefined) {
    return;
  }
  const stride = watch.strideSeconds * SECOND;
  const evaluations = call.table(EVALUATIONS);
  const row = evaluations.get(name);
  const awakeUntil = Math.max(by, call.now) + watch.memory(call);
  // What happens several times a minute need not be noted each time.
  if (row?.due !== undefined && row.awakeUntil > awakeUntil - MINUTE * SECOND) {
    return;
  }
  evaluations.put(name, {
    ...row,
    due: row?.due ?? last(stride) + stride,
    awakeUntil,
  });
}

/** What an alarm looks at, or what it does, may change. */
export function alarmsHear(event: WorldEvent, call: Call): void {
  const watches = watchesOf(call);
  const seen = (stride: number) => watches.seen(call, stride);
  if (event.kind === "metric") {
    for (const name of watches.reading(call, event.metric)) {
      if (event.at !== undefined && event.at < call.now) {
        watches.of(call, name)?.forget();
      }
      resume(call, name, seen, event.at);
    }
  } else if (event.kind === "metrics") {
    for (const name of watches.readingAny(call, event.metrics)) {
      resume(call, name, seen);
    }
  } else if (event.kind === "capacity" || event.kind === "target" || event.kind === "settled") {
    for (const name of watches.scaling(call, event.unit)) {
      resume(call, name, seen);
    }
  }
}
