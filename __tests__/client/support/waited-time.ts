import type { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import type { RandomClock } from "../../../src/clock";
import type { Local } from "../../local-aws/support/local";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Turns of the event loop without a request after which everybody is taken to sleep. */
const QUIET_TURNS = 4;

/** A test that waits for what never comes fails with its reason. */
const LONGEST_SILENCE_MS = 15_000;

/**
 * Time for local AWS and for clients of it: it goes on to the next moment at which somebody wakes as soon as no request is
 * under way. What takes minutes is over at once.
 */
export class WaitedTime implements RandomClock {
  /** Milliseconds that each sleep was asked for. */
  readonly sleeps: number[] = [];
  /** Times of requests, in milliseconds. */
  readonly requests: number[] = [];
  private sleepers: readonly Sleeper[] = [];
  private underWay = 0;

  constructor(
    private readonly local: Local,
    private readonly chance = 0.5,
  ) {}

  now(): number {
    return this.local.clock.now();
  }

  random(): number {
    return this.chance;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    return new Promise((wake, reject) => {
      const sleeper = { at: this.now() + milliseconds, wake };
      this.sleepers = [...this.sleepers, sleeper];
      const end = () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", end, { once: true });
      if (signal?.aborted === true) {
        end();
      }
    });
  }

  get sleeping(): number {
    return this.sleepers.length;
  }

  /** Notes each attempt of a client, and waits for it. */
  watch(client: SageMakerRuntimeClient): void {
    client.middlewareStack.add(
      (next) => async (args) => {
        this.requests.push(this.now());
        this.underWay += 1;
        try {
          return await next(args);
        } finally {
          this.underWay -= 1;
        }
      },
      { step: "deserialize", name: "watched", priority: "high" },
    );
  }

  /** Until so many requests were sent and answered, in no time. */
  async sent(requests: number): Promise<void> {
    while (this.requests.length < requests || this.underWay > 0) {
      await new Promise(setImmediate);
    }
  }

  /** Lets time go on until it is done. */
  async until<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = done.finally(() => {
      isDone = true;
    });
    settled.catch(() => undefined);
    const last = performance.now() + LONGEST_SILENCE_MS;
    for (let quiet = 0; !isDone; ) {
      await new Promise(setImmediate);
      if (performance.now() > last) {
        throw new Error(`nothing ends: ${this.underWay} requests are under way, ${this.sleepers.length} sleep`);
      }
      quiet = this.underWay === 0 ? quiet + 1 : 0;
      if (quiet >= QUIET_TURNS && this.sleepers.length > 0) {
        quiet = 0;
        await this.goOn();
      }
    }
    return settled;
  }

  private async goOn(): Promise<void> {
    const next = Math.min(...this.sleepers.map(({ at }) => at));
    this.local.clock.advance(Math.max(0, next - this.now()) / 1000);
    await this.local.aws.tick();
    const due = this.sleepers.filter(({ at }) => at <= this.now());
    this.sleepers = this.sleepers.filter(({ at }) => at > this.now());
    for (const { wake } of due) {
      wake();
    }
  }
}
