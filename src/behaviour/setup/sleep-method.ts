import { mapUnits, within } from "./edited";
import type {
  ActionSetup,
  EndpointSetup,
  ScheduleOperation,
  ScheduleSetup,
  Timetable,
  UnitSetup,
} from "./endpoint-setup";

/** The methods of a sleep window; `minCapacity-hard` is `minCapacity` with the option `hard`. */
export type SleepMethodName = "minCapacity" | "minCapacity-hard" | "copyCount" | "deleteAndRecreate" | "lambda";

/** The beginning or the end of a sleep window. */
interface Turn extends Timetable {
  readonly name: string;
  readonly address: string;
  readonly sleeps: boolean;
  /** Of the end of a window; by the endpoint sleeper, it may be 0. */
  readonly copies: number;
  readonly windowSeconds: number;
}

/**
 * A setup whose sleep windows use another method. Each makes a difference: after a wake by `minCapacity` the copies stay
 * until the next window, and inside it requests wake the unit; `minCapacity-hard` refuses them; `copyCount` sets the copies
 * once, and later policies remove them; `deleteAndRecreate` removes the component, so that nothing wakes it; `lambda` is
 * `copyCount` for the number of copies before the sleep. An asynchronous variant takes
 * `minCapacity` only. A setup without windows stays as it is.
 */
export const withSleepMethod = (setup: EndpointSetup, method: SleepMethodName): EndpointSetup =>
  mapUnits(setup, (unit) => {
    const byBounds = method === "minCapacity" || method === "minCapacity-hard";
    const turns = turnsOf(unit);
    if (turns.length === 0 || unit.target === undefined || (unit.kind === "variant" && !byBounds)) {
      return unit;
    }
    const { target } = unit;
    if (byBounds) {
      const actions = turns.map((turn) => action(turn, method === "minCapacity-hard" ? target.max : undefined));
      return { ...unit, target: { ...target, actions }, schedules: [] };
    }
    // A minimum above 0 would bring the copies back.
    const open = { ...target, min: 0, actions: [] };
    return {
      ...unit,
      target: open,
      initialCapacity: within(unit.initialCapacity, open),
      schedules: turns.map((turn) => schedule(turn, OPERATIONS[method])),
    };
  });

interface Operations {
  readonly sleep?: ScheduleOperation;
  readonly wake?: ScheduleOperation;
}

const OPERATIONS: Readonly<Record<Exclude<SleepMethodName, "minCapacity" | "minCapacity-hard">, Operations>> = {
  copyCount: {},
  deleteAndRecreate: { sleep: "delete", wake: "create" },
  lambda: { sleep: "sleep", wake: "wake" },
};

/** The turns of all windows; an action that sets neither a minimum nor a maximum of 0 is none. */
function turnsOf({ target, schedules }: UnitSetup): readonly Turn[] {
  const ofActions = (target?.actions ?? []).flatMap((one): Turn[] => {
    const copies = one.max === 0 ? 0 : one.min;
    return copies === undefined ? [] : [turnOf(one, { copies, sleeps: copies === 0, windowSeconds: 0 })];
  });
  const ofSchedules = schedules.map((one) => {
    const { operation = "update", copies, windowSeconds } = one;
    const sleeps = operation === "update" ? copies === 0 : operation === "sleep" || operation === "delete";
    return turnOf(one, { copies, sleeps, windowSeconds });
  });
  return [...ofActions, ...ofSchedules];
}

const turnOf = (of: ActionSetup | ScheduleSetup, does: Pick<Turn, "copies" | "sleeps" | "windowSeconds">): Turn => ({
  name: of.name,
  address: of.address,
  ...when(of),
  ...does,
});

const when = ({ expression, timeZone, start, end }: Timetable): Timetable => ({
  expression,
  timeZone,
  ...(start !== undefined && { start }),
  ...(end !== undefined && { end }),
});

/** A wake by bounds or by a call sets at least one copy. */
const copiesOf = ({ sleeps, copies }: Turn): number => (sleeps ? 0 : Math.max(1, copies));

/** @param max of the target, for a hard window */
const action = (turn: Turn, max: number | undefined): ActionSetup => ({
  name: turn.name,
  address: turn.address,
  ...when(turn),
  min: copiesOf(turn),
  ...(max !== undefined && { max: turn.sleeps ? 0 : Math.max(max, copiesOf(turn)) }),
});

function schedule(turn: Turn, operations: Operations): ScheduleSetup {
  const operation = turn.sleeps ? operations.sleep : operations.wake;
  return {
    name: turn.name,
    address: turn.address,
    ...when(turn),
    ...(operation !== undefined && { operation }),
    copies: operation === "wake" ? turn.copies : copiesOf(turn),
    windowSeconds: turn.windowSeconds,
  };
}
