/** The time that everything in local AWS goes by. */
export interface WorldClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when so many seconds of this clock have gone by. */
  sleep(seconds: number): Promise<void>;
  /** Seconds that go by in one second; 0 if it stands still. */
  readonly speed: number;
  /** @param speed 0 or more */
  setSpeed(speed: number): void;
  /** Goes on by so many seconds at once. */
  advance(seconds: number): void;
}

/** Node fires a longer timer at once. */
const MAX_TIMER_MILLISECONDS = 2 ** 31 - 1;

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** The machine's clock, from a given moment on and as many times as fast. */
export class RunningClock implements WorldClock {
  private startedAt = performance.now();
  private waiting: readonly Sleeper[] = [];
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param factor seconds that go by in one second, 0 or more
   * @param from milliseconds since the epoch
   */
  constructor(
    private factor: number,
    private from: number,
  ) {}

  now(): number {
    return Math.floor(this.exactly());
  }

  get speed(): number {
    return this.factor;
  }

  /** How many wait for the clock to go on. */
  get sleepers(): number {
    return this.waiting.length;
  }

  setSpeed(speed: number): void {
    this.from = this.exactly();
    this.startedAt = performance.now();
    this.factor = speed;
    this.wakeDue();
  }

  advance(seconds: number): void {
    this.from += seconds * 1000;
    this.wakeDue();
  }

  sleep(seconds: number): Promise<void> {
    const until = this.now() + seconds * 1000;
    return new Promise((wake) => {
      this.waiting = [...this.waiting, { until, wake }];
      this.wakeDue();
    });
  }

  private exactly(): number {
    return this.from + (performance.now() - this.startedAt) * this.factor;
  }

  private wakeDue(): void {
    const now = this.now();
    const due = this.waiting.filter(({ until }) => until <= now);
    this.waiting = this.waiting.filter(({ until }) => until > now);
    clearTimeout(this.timer);
    if (this.waiting.length > 0 && this.factor > 0) {
      const next = Math.min(...this.waiting.map(({ until }) => until));
      const milliseconds = Math.min(Math.ceil((next - now) / this.factor), MAX_TIMER_MILLISECONDS);
      // A sleeper does not keep the process running.
      this.timer = setTimeout(() => this.wakeDue(), milliseconds).unref();
    }
    for (const { wake } of due) {
      wake();
    }
  }
}

/** Stands still until it is advanced. */
export class ManualClock extends RunningClock {
  /** @param time milliseconds since the epoch */
  constructor(time: number) {
    super(0, time);
  }
}
