import type { RandomClock } from "../clock";
import { jittered } from "./jittered";
import type { Turn } from "./turn";

/** How a caller waits. */
export interface Patience {
  /** Until when, in milliseconds. */
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each refusal, also of the requests of other callers. */
  readonly onRefused: () => void;
}

interface Waiter {
  readonly onRefused: () => void;
  readonly end: (turn: Turn) => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * A refusal arrives within about a second. A request that is not answered after this time is being served, which may take a
 * minute: the others do not wait for its end.
 */
const REFUSED_WITHIN_MS = 5000;

/**
 * Callers of one component that had no capacity at the last look. One of them at a time sends its request, once an
 * interval; the others wait for what becomes of it.
 */
export class Gate {
  private readonly waiters = new Set<Waiter>();
  private refusedAt: number;
  private pauseMs: number;
  /** Ends when the request that goes out for all does. */
  private probe: AbortController | undefined;
  private timer: AbortController | undefined;

  /** @param onOpen called when there is capacity */
  constructor(
    private readonly time: RandomClock,
    private readonly intervalMs: number,
    private readonly onOpen: () => void,
  ) {
    this.refusedAt = time.now();
    this.pauseMs = jittered(intervalMs, time);
  }

  /** Whether no call waits or sends: a new call need not wait for others. */
  get isIdle(): boolean {
    return this.probe === undefined && this.waiters.size === 0;
  }

  /** Waits for a turn. After "probe", the caller calls `refused`, `open` or `leave`. */
  turn(patience: Patience): Promise<Turn> {
    const { promise, resolve, reject } = settled<Turn>();
    const ended = new AbortController();
    const signal = patience.signal;
    const leave = () => {
      this.waiters.delete(waiter);
      signal?.removeEventListener("abort", abort);
      ended.abort();
      if (this.waiters.size === 0) {
        this.timer?.abort();
        this.timer = undefined;
      }
    };
    const waiter: Waiter = {
      onRefused: patience.onRefused,
      end: (turn) => {
        leave();
        resolve(turn);
      },
      fail: (reason) => {
        leave();
        reject(reason);
      },
    };
    const abort = () => waiter.fail(abortError(signal?.reason));
    this.waiters.add(waiter);
    signal?.addEventListener("abort", abort, { once: true });
    this.after(patience.until - this.time.now(), ended, () => waiter.end("late"));
    if (signal?.aborted === true) {
      abort();
    }
    this.arm();
    return promise;
  }

  /** Notes that a request goes out for all. */
  begin(): void {
    const probe = new AbortController();
    this.probe = probe;
    this.after(REFUSED_WITHIN_MS, probe, () => this.open());
  }

  /** A request found no capacity. */
  refused(): void {
    this.endProbe();
    this.refusedAt = this.time.now();
    this.pauseMs = jittered(this.intervalMs, this.time);
    for (const waiter of [...this.waiters]) {
      try {
        waiter.onRefused();
      } catch (error) {
        // Its own callback: the others do not fail with it.
        waiter.fail(error);
      }
    }
    this.arm();
  }

  /** The request of all ended without a result: the next one goes out. */
  leave(): void {
    this.endProbe();
    this.arm();
  }

  /** There is capacity: all calls send. */
  open(): void {
    this.endProbe();
    this.timer?.abort();
    this.timer = undefined;
    this.onOpen();
    for (const waiter of [...this.waiters]) {
      waiter.end("send");
    }
  }

  private endProbe(): void {
    this.probe?.abort();
    this.probe = undefined;
  }

  private arm(): void {
    if (this.timer !== undefined || this.probe !== undefined || this.waiters.size === 0) {
      return;
    }
    const timer = new AbortController();
    this.timer = timer;
    this.after(this.refusedAt + this.pauseMs - this.time.now(), timer, () => {
      this.timer = undefined;
      const [first] = this.waiters;
      if (first !== undefined && this.probe === undefined) {
        this.begin();
        first.end("probe");
      }
    });
  }

  /** Runs it after so many milliseconds, unless it is aborted. */
  private after(milliseconds: number, { signal }: AbortController, then: () => void): void {
    this.time.sleep(Math.max(0, milliseconds), signal).then(
      () => (signal.aborted ? undefined : then()),
      () => undefined,
    );
  }
}

/** As the SDK does for a request. */
export const abortError = (cause: unknown): Error =>
  Object.assign(new Error("Request aborted", { cause }), { name: "AbortError" });

function settled<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}
