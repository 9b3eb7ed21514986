import type { Dynamics, World } from "../world";
import type { TableOf } from "./table";

/** What becomes of a row at a moment: some of its values change, or it is gone. */
export interface Step<Row> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly become: Partial<Row> | "gone";
}

/** A row with a future, in the order of time. Being data, the future survives a restart. */
export type Living<Row> = Row & { readonly steps: readonly Step<Row>[] };

/** @returns `undefined` when the row is gone by then */
export function settle<Row>(row: Living<Row>, now: number): Living<Row> | undefined {
  const [next, ...later] = row.steps;
  if (next === undefined || next.at > now) {
    return row;
  }
  return next.become === "gone" ? undefined : settle<Row>({ ...row, ...next.become, steps: later }, now);
}

/** Lets the rows of one table live. */
export class LifeCycle<Row> implements Dynamics {
  constructor(private readonly of: TableOf<Living<Row>>) {}

  tick({ store }: World, now: number): void {
    for (const region of store.regionNames()) {
      const table = store.table(this.of, region);
      for (const [key, row] of table.entries()) {
        const settled = settle(row, now);
        if (settled === undefined) {
          table.delete(key);
        } else if (settled !== row) {
          table.put(key, settled);
        }
      }
    }
  }
}
