import { partitionOf } from "../catalogue/partitions";
import type { Happened, Listener } from "./events";
import type { Faults } from "./faults";
import type { Settings } from "./settings";
import type { MemoryOf } from "./store/memory";
import { GLOBAL, type Store } from "./store/store";
import type { Table, TableOf } from "./store/table";

/** Everybody's account. */
export const ACCOUNT = "123456789012";

/** What an operation knows of the request beside its input. */
export class Call {
  constructor(
    readonly region: string,
    /** Milliseconds since the epoch. */
    readonly now: number,
    readonly requestId: string,
    /** Where the caller reaches local AWS, such as `http://127.0.0.1:4599`. */
    readonly origin: string,
    readonly faults: Faults,
    readonly settings: Settings,
    private readonly store: Store,
    private readonly listeners: readonly Listener[] = [],
    private readonly again: () => Promise<Call> = async () => this,
  ) {}

  /** The same caller, at the time that the world has reached after an operation waited for something outside. */
  later(): Promise<Call> {
    return this.again();
  }

  /** Lets the other services know, before it returns. */
  tell(event: Happened): void {
    for (const listener of this.listeners) {
      listener(event, this);
    }
  }

  /** The caller's region's rows. */
  table<Row>(of: TableOf<Row>): Table<Row> {
    return this.store.table(of, this.region);
  }

  /** What follows from the caller's region's rows. */
  memory<Made>(of: MemoryOf<Made>): Made {
    return this.store.memory(of, this.region);
  }

  /** Rows of a service that has no regions. */
  global<Row>(of: TableOf<Row>): Table<Row> {
    return this.store.table(of, GLOBAL);
  }

  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${ACCOUNT}:${resource}`;
  }

  globalArn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}::${ACCOUNT}:${resource}`;
  }

  private get partition(): string {
    return partitionOf(this.region) ?? "aws";
  }
}
