interface Entry {
  readonly at: number;
  readonly key: string;
}

/** Entries that are not worth a clean-up. */
const FEW = 1000;

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.key < other.key);

/** When something next happens to each row of a table: a binary heap, in which rows that changed since are passed over. */
export class Agenda<Row> {
  private readonly heap: Entry[] = [];

  /** @param dueOf milliseconds since the epoch; infinite for a row to which nothing happens */
  constructor(
    private readonly rows: ReadonlyMap<string, Row>,
    private readonly dueOf: (row: Row) => number,
  ) {
    for (const [key, row] of rows) {
      this.put(key, row);
    }
  }

  /** Entries, those of rows that changed since included. */
  get size(): number {
    return this.heap.length;
  }

  put(key: string, row: Row): void {
    const at = this.dueOf(row);
    if (Number.isFinite(at)) {
      if (this.heap.length >= FEW + 2 * this.rows.size) {
        this.compact();
      }
      this.heap.push({ at, key });
      this.up(this.heap.length - 1);
    }
  }

  /** When the next row is due; infinite if none is. */
  get next(): number {
    for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
      const row = this.rows.get(first.key);
      if (row !== undefined && this.dueOf(row) === first.at) {
        return first.at;
      }
      this.drop();
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The key of the next row if it is due by now. It is due again only after it is put again. */
  take(now: number): string | undefined {
    const { next } = this;
    const [first] = this.heap;
    if (first === undefined || next > now) {
      return undefined;
    }
    // A row that was put several times with the same time is due once.
    while (this.heap[0]?.key === first.key && this.heap[0].at === next) {
      this.drop();
    }
    return first.key;
  }

  /** A row that is put again and again before it is due leaves an entry each time. */
  private compact(): void {
    const valid = new Map<string, Entry>();
    for (const entry of this.heap) {
      const row = this.rows.get(entry.key);
      if (row !== undefined && this.dueOf(row) === entry.at) {
        valid.set(entry.key, entry);
      }
    }
    this.heap.length = 0;
    for (const entry of valid.values()) {
      this.heap.push(entry);
      this.up(this.heap.length - 1);
    }
  }

  private drop(): void {
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.down();
    }
  }

  private up(from: number): void {
    const { heap } = this;
    const entry = heap[from] as Entry;
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(entry, heap[parent] as Entry)) {
        break;
      }
      heap[index] = heap[parent] as Entry;
      index = parent;
    }
    heap[index] = entry;
  }

  private down(): void {
    const { heap } = this;
    const entry = heap[0] as Entry;
    let index = 0;
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Entry, heap[child] as Entry)) {
        child += 1;
      }
      if (!isBefore(heap[child] as Entry, entry)) {
        break;
      }
      heap[index] = heap[child] as Entry;
      index = child;
    }
    heap[index] = entry;
  }
}
