import { Agenda } from "./agenda";
import type { MemoryOf } from "./memory";
import { Table, type TableOf } from "./table";

/** Rows by key, by table, by region. */
export type Snapshot = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Where the resources of global services lie. */
export const GLOBAL = "aws-global";

/** Everything that exists in local AWS. */
export class Store {
  private readonly regions = new Map<string, Map<string, Map<string, unknown>>>();
  /** By their rows, from the first time that they are asked for: an agenda follows from the rows. */
  private readonly made = new WeakMap<object, unknown>();
  private readonly memories = new Map<string, Map<object, unknown>>();
  private changes = 0;

  static from(snapshot: Snapshot): Store {
    const store = new Store();
    for (const [region, tables] of Object.entries(snapshot)) {
      for (const [name, rows] of Object.entries(tables)) {
        store.regions.set(region, store.tablesOf(region).set(name, new Map(Object.entries(rows))));
      }
    }
    return store;
  }

  table<Row>(of: TableOf<Row>, region: string): Table<Row> {
    const tables = this.tablesOf(region);
    const rows = tables.get(of.name) ?? new Map<string, unknown>();
    const known = this.made.get(rows) as Table<Row> | undefined;
    if (known !== undefined) {
      return known;
    }
    tables.set(of.name, rows);
    // A table's name belongs to one row type: `tableOf` and `agendaOf` are the only ways to make one.
    const table = new Table(
      rows as Map<string, Row>,
      () => {
        this.changes++;
      },
      of.due === undefined ? undefined : new Agenda(rows as Map<string, Row>, of.due),
    );
    this.made.set(rows, table);
    return table;
  }

  memory<Made>(of: MemoryOf<Made>, region: string): Made {
    const memories = this.memories.get(region) ?? new Map<object, unknown>();
    this.memories.set(region, memories);
    const known = memories.get(of) as Made | undefined;
    const memory = known ?? of.make();
    if (known === undefined) {
      memories.set(of, memory);
    }
    return memory;
  }

  regionNames(): readonly string[] {
    return [...this.regions.keys()];
  }

  /** Grows with every change. */
  get version(): number {
    return this.changes;
  }

  /** Without empty tables and regions. */
  snapshot(): Snapshot {
    const regions = [...this.regions].map(([region, tables]) => {
      const filled = [...tables].filter(([, rows]) => rows.size > 0);
      return [region, Object.fromEntries(filled.map(([name, rows]) => [name, Object.fromEntries(rows)]))] as const;
    });
    return Object.fromEntries(regions.filter(([, tables]) => Object.keys(tables).length > 0));
  }

  /** Resolves when what memories held outside the store has ended; the rows are gone at once. */
  clear(): Promise<void> {
    this.regions.clear();
    this.changes++;
    return this.forget();
  }

  /** Lets go of what follows from the rows, which stay. */
  async forget(): Promise<void> {
    const ends = [...this.memories.values()].flatMap((memories) =>
      [...memories].map(([of, made]) => (of as MemoryOf<unknown>).end?.(made)),
    );
    this.memories.clear();
    await Promise.all(ends);
  }

  private tablesOf(region: string): Map<string, Map<string, unknown>> {
    const tables = this.regions.get(region) ?? new Map<string, Map<string, unknown>>();
    this.regions.set(region, tables);
    return tables;
  }
}
