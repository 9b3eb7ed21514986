import { Caller } from "../../src/aws/caller";
import type { Clock, RandomClock } from "../../src/clock";
import type { ManualClock } from "../../src/local-aws/clock";

interface Sleeper {
  readonly at: number;
  /** Whether it is a call that waits for its turn. */
  readonly isCall: boolean;
  readonly wake: () => void;
}

/**
 * Time for local AWS and for who calls it, that goes on to the next moment at which somebody wakes as soon as everybody
 * sleeps: what takes minutes is over at once, and takes exactly as long each time.
 */
export class VirtualTime {
  /** For who makes the calls. */
  readonly clock: Clock = { now: () => this.now(), sleep: (milliseconds) => this.sleep(milliseconds, true) };
  /** For who waits between them. */
  readonly waits: RandomClock = {
    now: () => this.now(),
    sleep: (milliseconds) => this.sleep(milliseconds, false),
    // The longest pauses that there can be.
    random: () => 0.999,
  };
  private sleepers: readonly Sleeper[] = [];
  private calls = 0;
  private readonly spy: jest.SpyInstance;

  /** @param callsAtOnce how many calls the caller lets through at the same time */
  constructor(
    private readonly local: ManualClock,
    private readonly callsAtOnce: number,
  ) {
    const call = Caller.prototype.call;
    const count = <T>(called: Promise<T>): Promise<T> => {
      this.calls += 1;
      return called.finally(() => {
        this.calls -= 1;
      });
    };
    this.spy = jest.spyOn(Caller.prototype, "call").mockImplementation(function (this: Caller, ...args) {
      return count(call.apply(this, args));
    });
  }

  now(): number {
    return this.local.now();
  }

  /** Lets time go on until it is done. */
  async until<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = done.finally(() => {
      isDone = true;
    });
    settled.catch(() => undefined);
    while (!isDone) {
      await new Promise(setImmediate);
      this.goOn();
    }
    return settled;
  }

  restore(): void {
    this.spy.mockRestore();
  }

  private sleep(milliseconds: number, isCall: boolean): Promise<void> {
    const at = this.now() + milliseconds;
    return new Promise((wake) => {
      this.sleepers = [...this.sleepers, { at, isCall, wake }];
    });
  }

  private goOn(): void {
    const onTheWire = Math.min(this.calls, this.callsAtOnce) - this.sleepers.filter(({ isCall }) => isCall).length;
    if (onTheWire > 0 || this.sleepers.length === 0) {
      return;
    }
    const next = Math.min(...this.sleepers.map(({ at }) => at));
    this.local.advance(Math.max(0, next - this.now()) / 1000);
    const due = this.sleepers.filter(({ at }) => at <= this.now());
    this.sleepers = this.sleepers.filter(({ at }) => at > this.now());
    for (const { wake } of due) {
      wake();
    }
  }
}
