/** Why calls are given up. */
export class OutOfTime extends Error {}

/** The longest that a timer of Node.js waits, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * By when AWS has to have answered. When the time is up, AWS may go on answering for a while: only silence ends it at
 * once. It is measured by the clock of this process, since it bounds what the network does.
 */
export class Deadline {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private answeredAt: number | undefined;

  /** @param silence seconds without an answer after which nothing is waited for any more, once the time is up */
  constructor(private readonly silence: number) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /**
   * @param seconds from now on; 0 gives AWS as long as `silence` for its first answer
   * @param grace seconds in which it may go on answering when they are over
   */
  set(seconds: number, grace: number): void {
    this.clear();
    const start = Date.now();
    const end = start + seconds * 1000;
    this.answeredAt = seconds === 0 ? start : undefined;
    this.wake(end, () => this.giveUpUnlessAnswering(end + grace * 1000));
  }

  /** Notes that AWS has answered, whatever it said. */
  answered(): void {
    this.answeredAt = Date.now();
  }

  clear(): void {
    clearTimeout(this.timer);
  }

  private giveUpUnlessAnswering(last: number): void {
    const next = Math.min((this.answeredAt ?? Number.NEGATIVE_INFINITY) + this.silence * 1000, last);
    if (next <= Date.now()) {
      this.controller.abort(new OutOfTime("the time is up"));
    } else {
      this.wake(next, () => this.giveUpUnlessAnswering(last));
    }
  }

  private wake(at: number, then: () => void): void {
    this.timer = setTimeout(
      () => (Date.now() < at ? this.wake(at, then) : then()),
      Math.min(Math.max(0, at - Date.now()), LONGEST_TIMER),
    );
  }
}

/** What comes first: the end of some work, or that nobody waits for it any more. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) {
      giveUp();
    }
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
