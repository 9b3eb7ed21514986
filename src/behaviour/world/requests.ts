import { Waits } from "../laws/waits";
import type { Requests } from "../outcome/outcome";
import type { Unit } from "./unit";

/** How the requests of some units ended. */
export function requestsOf(units: readonly Unit[]): Requests {
  const waits = new Waits();
  const sum = (count: (unit: Unit) => number): number => units.reduce((total, unit) => total + count(unit), 0);
  const isQueued = ({ setup }: Unit): boolean => setup.kind === "variant";
  for (const { queue } of units) {
    waits.merge(queue.waits);
  }
  return {
    total: sum(({ total }) => total),
    answered: sum(({ queue }) => queue.answered),
    refused: sum(({ clients }) => clients.refused),
    expired: sum((unit) => (isQueued(unit) ? unit.queue.dropped : 0)),
    // In the queue of a container the time runs that an invocation may take.
    timedOut: sum((unit) => unit.queue.timedOut + (isQueued(unit) ? 0 : unit.queue.dropped)),
    lost: sum(({ queue }) => queue.lost),
    unfinished: sum(({ queue, clients }) => queue.inSystem + clients.size),
    refusals: sum(({ clients }) => clients.refusals),
    waitSeconds: { p50: waits.percentile(0.5), p95: waits.percentile(0.95), max: waits.max },
  };
}
