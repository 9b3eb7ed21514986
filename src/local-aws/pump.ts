import type { LocalAws } from "./local-aws";

/** A timer is at least as long, so that a fast clock does not fire one for each event. */
const SHORTEST = 20;
const LONGEST = 60_000;
/** What could not be done or kept, such as on a full disk, is tried again, without an error for each event. */
const AFTER_FAILURE = 5000;

/** Takes the world to the time of the clock between requests. */
export class Pump {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  /** @param afterwards keeps what has changed */
  constructor(
    private readonly aws: LocalAws,
    private readonly afterwards: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /**
   * Sets the timer for what happens next: to call after all that may have changed it.
   * @param shortest milliseconds of the timer at least
   */
  arm(shortest = SHORTEST): void {
    clearTimeout(this.timer);
    const { speed } = this.aws.clock;
    const { next } = this.aws;
    if (this.isStopped || speed === 0 || !Number.isFinite(next)) {
      return;
    }
    const milliseconds = (next - this.aws.clock.now()) / speed;
    this.timer = setTimeout(
      () => {
        void this.run();
      },
      Math.min(Math.max(shortest, milliseconds), LONGEST),
    ).unref();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await this.aws.tick();
      await this.afterwards();
      this.arm();
    } catch (error) {
      this.onFailure(error);
      this.arm(AFTER_FAILURE);
    }
  }
}
