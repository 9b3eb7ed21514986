import type { Call, Listener } from "../../call";
import { RowDynamics } from "../../dynamics";
import type { UnitId } from "../../events";
import type { Dynamics } from "../../world";
import { type Sample, sampleOf } from "../cloudwatch/sample";
import { measurementsOf } from "./measurement";
import { measuredUnit, metricsOf, REFUSALS } from "./published";
import { type Changed, offered, served, settled, type Transition, worked } from "./queue";
import { bucketOf, type Moment, NOTHING, recorded } from "./record";
import { dueOf, levelOf, newUnit, type Request, servingOf, UNITS, type UsedUnit } from "./unit";

/** Values of one request, by the name of the metric. */
export type Measured = Readonly<Record<string, number>>;

/** A request that finds no capacity. */
export function refuse(call: Call, id: UnitId): void {
  note(call, usedUnit(call, id), { tally: { ...NOTHING, refused: 1 } });
}

/** A request that is accepted: a copy works on it, or it waits for one. */
export function accept(call: Call, id: UnitId, request: Request): void {
  start(call, request);
  const unit = offered(usedUnit(call, id), request);
  change(call, { unit, transitions: [] }, { tally: { ...NOTHING, started: 1 }, peak: levelOf(unit).inSystem });
}

/** A request that is with a container outside, which has a queue of its own: `finish` says when it ends. */
export function begin(call: Call, id: UnitId, request: Request): void {
  start(call, request);
  const unit = usedUnit(call, id);
  note(call, { ...unit, working: [...unit.working, worked(request, call.now)] }, { tally: { ...NOTHING, started: 1 } });
}

/** The variant counts the requests of the components on its instances. */
function start(call: Call, { host }: Request): void {
  if (host !== undefined) {
    note(call, usedUnit(call, host), { tally: { ...NOTHING, started: 1 } });
  }
}

/** The container has answered: the copy is free after so many seconds of work. */
export function finish(
  call: Call,
  id: UnitId,
  requestId: string,
  { seconds, status }: { readonly seconds: number; readonly status: number },
): void {
  const unit = usedUnit(call, id);
  const working = unit.working.map((one) =>
    one.id === requestId ? worked({ ...one, seconds, status }, one.startedAt) : one,
  );
  change(call, { unit: { ...unit, working }, transitions: [] });
}

/** Values that SageMaker publishes for a request. */
export function measure(call: Call, id: UnitId, values: Measured): void {
  note(call, usedUnit(call, id), { tally: { ...NOTHING, measured: sampled(call, values) } });
}

const sampled = (call: Call, values: Measured): Readonly<Record<string, Sample>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, sampleOf(call.now, measuredUnit(name), [[value, 1]])]),
  );

/** A unit, with the capacity that SageMaker describes now. */
export function usedUnit(call: Call, id: UnitId): UsedUnit {
  const known = call.table(UNITS).get(id);
  const serving = servingOf(call, id);
  return known !== undefined && known.serving === serving ? known : serve(call, id, serving);
}

/** Another number of copies or instances serves. */
function serve(call: Call, id: UnitId, serving: number): UsedUnit {
  const known = call.table(UNITS).get(id) ?? newUnit(call, id);
  if (known.dueAt !== undefined && known.dueAt <= call.now) {
    // What ends at the moment of the change ends before it.
    end(call, known);
  }
  const unit = call.table(UNITS).get(id) ?? known;
  change(call, served(unit, serving));
  return call.table(UNITS).get(id) ?? unit;
}

/** What follows from a change at this moment: what is over ends, and what waits begins. */
function change(call: Call, { unit, transitions }: Changed, moment: Partial<Moment> = {}): void {
  const next = settled(unit, call.now);
  note(call, next.unit, moment);
  for (const transition of [...transitions, ...next.transitions]) {
    follow(call, unit, transition);
  }
}

/** Requests end, or have waited too long, and nothing else happens. */
const end = (call: Call, unit: UsedUnit): void => change(call, { unit, transitions: [] }, { isEnd: true });

function follow(call: Call, { id, publisher }: UsedUnit, transition: Transition): void {
  const { what, request } = transition;
  const values = measurementsOf(publisher, transition, call.now);
  if (values !== undefined) {
    measure(call, id, values);
    if (request.host !== undefined) {
      measure(call, request.host, values);
    }
  }
  call.tell({ kind: "request", unit: id, request: request.id, what });
}

/** Puts the unit, and what happened at this moment into its record. */
function note(call: Call, unit: UsedUnit, { tally = NOTHING, ...rest }: Partial<Moment>): void {
  const bucket = bucketOf(call.now);
  const hours = recorded(call, unit.id, unit.hours, { level: levelOf(unit), tally, peak: 0, isEnd: false, ...rest });
  const measured = Object.keys(tally.measured).filter((name) => !unit.seen.includes(name));
  const refused = tally.refused > 0 && !unit.seen.includes(REFUSALS) ? [REFUSALS] : [];
  const seen = measured.length + refused.length === 0 ? unit.seen : [...unit.seen, ...measured, ...refused];
  call.table(UNITS).put(unit.id, { ...unit, hours, seen, touched: bucket, dueAt: dueOf(unit) });
  // What happens later in the same bucket changes datapoints that are not shown yet.
  if (unit.touched !== bucket) {
    call.tell({ kind: "metrics", metrics: metricsOf(call, unit) });
  }
}

export const usageLife: readonly Dynamics[] = [new RowDynamics(UNITS, (call, _id, unit) => end(call, unit))];

export const usageListener: Listener = (event, call) => {
  if (event.kind === "capacity") {
    serve(call, event.unit, event.serving);
  }
};
