import type { Call } from "./call";
import type { TableOf } from "./store/table";
import type { Dynamics, World } from "./world";

/** Does what happens to a row at the time that it is due. It puts the row again if something more happens to it later. */
export type Happening<Row> = (call: Call, key: string, row: Row) => void | Promise<void>;

/** What happens by itself to the rows of one table, in the order of time: what is going to happen is in the rows. */
export class RowDynamics<Row> implements Dynamics {
  /** @param of a table of `agendaOf` */
  constructor(
    private readonly of: TableOf<Row>,
    private readonly happen: Happening<Row>,
  ) {}

  next({ store }: World): number {
    let next = Number.POSITIVE_INFINITY;
    for (const region of store.regionNames()) {
      next = Math.min(next, store.table(this.of, region).nextDue);
    }
    return next;
  }

  run(world: World, now: number): void | Promise<void> {
    const { store } = world;
    for (const region of store.regionNames()) {
      const due = store.table(this.of, region).takeDue(now);
      if (due !== undefined) {
        return this.happen(world.call(region), ...due);
      }
    }
  }
}
