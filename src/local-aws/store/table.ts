import type { Agenda } from "./agenda";

/** Names a table and the type of its rows; rows are plain data that JSON can hold. */
export interface TableOf<Row> {
  readonly name: string;
  /**
   * When something next happens to a row by itself, in milliseconds since the epoch; infinite for never.
   * @default - nothing happens to rows of this table
   */
  due?(row: Row): number;
  /** Never set: carries the type. */
  readonly row?: Row;
}

export function tableOf<Row>(name: string): TableOf<Row> {
  return { name };
}

/** A table to whose rows things happen by themselves: see `RowDynamics`. */
export function agendaOf<Row>(name: string, due: (row: Row) => number): TableOf<Row> {
  return { name, due };
}

/** Rows by their key. A row is never changed, only put anew. */
export class Table<Row> {
  constructor(
    private readonly rows: Map<string, Row>,
    private readonly changed: () => void,
    private readonly agenda?: Agenda<Row>,
  ) {}

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  put(key: string, row: Row): Row {
    this.rows.set(key, row);
    this.agenda?.put(key, row);
    this.changed();
    return row;
  }

  delete(key: string): boolean {
    const existed = this.rows.delete(key);
    if (existed) {
      this.changed();
    }
    return existed;
  }

  /** A copy, so that rows may come and go while it is read. */
  entries(): readonly (readonly [string, Row])[] {
    return [...this.rows];
  }

  keys(): readonly string[] {
    return [...this.rows.keys()];
  }

  values(): readonly Row[] {
    return [...this.rows.values()];
  }

  /** When something next happens to a row, in milliseconds since the epoch; infinite for never. */
  get nextDue(): number {
    return this.agenda?.next ?? Number.POSITIVE_INFINITY;
  }

  /** The next row that is due by now. It is due again only after it is put again. */
  takeDue(now: number): readonly [string, Row] | undefined {
    const key = this.agenda?.take(now);
    const row = key === undefined ? undefined : this.rows.get(key);
    return key === undefined || row === undefined ? undefined : [key, row];
  }
}
