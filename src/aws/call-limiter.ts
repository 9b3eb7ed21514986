/**
 * Lets at most `max` calls run at the same time.
 *
 * It limits calls and not components: a component that waits for an update to end holds no place, so five stuck
 * components cannot keep the sixth from being attempted.
 */
export class CallLimiter {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @param max calls at the same time, an integer >= 1 */
  constructor(private readonly max: number) {}

  async run<T>(call: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await call();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.max) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) {
      this.running -= 1;
    } else {
      // The place is handed over, so `running` stays.
      next();
    }
  }
}
