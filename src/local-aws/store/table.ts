/** Names a table and the type of its rows; rows are plain data that JSON can hold. */
export interface TableOf<Row> {
  readonly name: string;
  /** Never set: carries the type. */
  readonly row?: Row;
}

export function tableOf<Row>(name: string): TableOf<Row> {
  return { name };
}

/** Rows by their key. A row is never changed, only put anew. */
export class Table<Row> {
  constructor(
    private readonly rows: Map<string, Row>,
    private readonly changed: () => void,
  ) {}

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  put(key: string, row: Row): Row {
    this.rows.set(key, row);
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

  values(): readonly Row[] {
    return [...this.rows.values()];
  }
}
