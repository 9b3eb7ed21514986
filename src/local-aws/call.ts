import { partitionOf } from "../catalogue/partitions";
import type { Action } from "./action";
import type { WorldEvent } from "./events";
import type { Faults } from "./faults";
import type { Members } from "./protocols/values";
import type { Settings } from "./settings";
import type { MemoryOf } from "./store/memory";
import { GLOBAL, type Store } from "./store/store";
import type { Table, TableOf } from "./store/table";

/** Everybody's account. */
export const ACCOUNT = "123456789012";

/** What a call reaches of the world. */
export interface Reached {
  readonly faults: Faults;
  readonly settings: Settings;
  readonly store: Store;
  readonly listeners: readonly Listener[];
  readonly perform: Perform;
  /** The same caller, at the time that the world has reached meanwhile. */
  later(call: Call): Promise<Call>;
}

/** What an operation knows of the request beside its input. */
export class Call {
  constructor(
    readonly region: string,
    /** Milliseconds since the epoch. */
    readonly now: number,
    readonly requestId: string,
    /** Where the caller reaches local AWS, such as `http://127.0.0.1:4599`. */
    readonly origin: string,
    private readonly reached: Reached,
  ) {}

  get faults(): Faults {
    return this.reached.faults;
  }

  get settings(): Settings {
    return this.reached.settings;
  }

  /** The same caller, at the time that the world has reached after an operation waited for something outside. */
  later(): Promise<Call> {
    return this.reached.later(this);
  }

  /**
   * Calls an operation as AWS itself does, such as EventBridge Scheduler for a schedule. Faults strike it too.
   * @param by the service that calls, as in the AWS CLI
   * @throws AwsError if the operation refuses, or if local AWS does not have it
   */
  perform(by: string, action: Action, input: Members): Promise<Members> {
    return this.reached.perform(by, action, input, this);
  }

  /** Lets the other services know, before it returns. */
  tell(event: WorldEvent): void {
    for (const listener of this.reached.listeners) {
      listener(event, this);
    }
  }

  /** The caller's region's rows. */
  table<Row>(of: TableOf<Row>): Table<Row> {
    return this.reached.store.table(of, this.region);
  }

  /** What follows from the caller's region's rows. */
  memory<Made>(of: MemoryOf<Made>): Made {
    return this.reached.store.memory(of, this.region);
  }

  /** Rows of a service that has no regions. */
  global<Row>(of: TableOf<Row>): Table<Row> {
    return this.reached.store.table(of, GLOBAL);
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

/** Members by name, in the names of the service's model. Dates are texts in ISO 8601. */
export type Perform = (by: string, action: Action, input: Members, call: Call) => Promise<Members>;

export type Listener = (event: WorldEvent, call: Call) => void;
