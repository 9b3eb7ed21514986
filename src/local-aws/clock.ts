/** The time that everything in local AWS goes by. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when so many seconds of this clock have gone by. */
  sleep(seconds: number): Promise<void>;
}

/** Node fires a longer timer at once. */
const MAX_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** The machine's clock, from a given moment on and as many times as fast. */
export class RunningClock implements Clock {
  private readonly startedAt = performance.now();

  /**
   * @param speed seconds that go by in one second, > 0
   * @param from milliseconds since the epoch
   */
  constructor(
    private readonly speed: number,
    private readonly from: number,
  ) {}

  now(): number {
    return Math.floor(this.from + (performance.now() - this.startedAt) * this.speed);
  }

  sleep(seconds: number): Promise<void> {
    const milliseconds = Math.min((seconds * 1000) / this.speed, MAX_TIMER_MILLISECONDS);
    // A sleeper keeps nobody from stopping.
    return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  }
}

/** Stands still until it is told to go on. */
export class ManualClock implements Clock {
  private waiting: readonly { readonly until: number; readonly wake: () => void }[] = [];

  /** @param time milliseconds since the epoch */
  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  sleep(seconds: number): Promise<void> {
    const until = this.time + seconds * 1000;
    return new Promise((wake) => {
      this.waiting = [...this.waiting, { until, wake }];
    });
  }

  /** How many wait for the clock to go on. */
  get sleepers(): number {
    return this.waiting.length;
  }

  advance(seconds: number): void {
    this.time += seconds * 1000;
    const due = this.waiting.filter(({ until }) => until <= this.time);
    this.waiting = this.waiting.filter(({ until }) => until > this.time);
    for (const { wake } of due) {
      wake();
    }
  }
}
