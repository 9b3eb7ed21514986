import { RowDynamics } from "../dynamics";
import { agendaOf, type TableOf } from "./table";

/** What becomes of a row at a moment: some of its values change, or it is gone. */
export interface Step<Row> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly become: Partial<Row> | "gone";
}

/** A row with a future, in the order of time. Being data, the future survives a restart. */
export type Living<Row> = Row & { readonly steps: readonly Step<Row>[] };

/** A table of rows with a future. `LifeCycle` takes them through it. */
export const livingTableOf = <Row>(name: string): TableOf<Living<Row>> =>
  agendaOf<Living<Row>>(name, ({ steps }) => steps[0]?.at ?? Number.POSITIVE_INFINITY);

/** @returns `undefined` when the row is gone by then */
export function settle<Row>(row: Living<Row>, now: number): Living<Row> | undefined {
  const [next, ...later] = row.steps;
  if (next === undefined || next.at > now) {
    return row;
  }
  return next.become === "gone" ? undefined : settle<Row>({ ...row, ...next.become, steps: later }, now);
}

/** Lets the rows of one table live. */
export class LifeCycle<Row> extends RowDynamics<Living<Row>> {
  constructor(of: TableOf<Living<Row>>) {
    super(of, (call, key, row) => {
      const settled = settle(row, call.now);
      if (settled === undefined) {
        call.table(of).delete(key);
      } else {
        call.table(of).put(key, settled);
      }
    });
  }
}
