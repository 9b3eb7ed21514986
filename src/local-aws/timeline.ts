import type { Dynamics, World } from "./world";

/** Something that keeps happening at one moment will never end: a fault of local AWS, and not a busy world. */
const MOST_AT_ONCE = 100_000;

/** Milliseconds of work after which others have their turn. */
const TURN = 50;

/** Takes a world through everything that happens by itself, event by event, in the order of time. */
export class Timeline {
  private reached: number;
  private going: Promise<void> | undefined;
  /** While something outside runs, time stands still, and its requests are answered. */
  private isHeld = false;
  private atOnce = 0;
  private isStopped = false;

  /** @param dynamics of two that are due at the same time, the first runs first */
  constructor(
    private readonly world: World,
    private readonly dynamics: readonly Dynamics[],
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.reached = world.clock.now();
  }

  /** The time that the world has reached, in milliseconds since the epoch. */
  get now(): number {
    return this.reached;
  }

  /** When something happens next, in milliseconds since the epoch; infinite for never. */
  get next(): number {
    return this.dynamics.reduce((next, dynamic) => Math.min(next, dynamic.next(this.world)), Number.POSITIVE_INFINITY);
  }

  /**
   * Goes to a time. Ends at once if nothing has to be waited for, and while something outside runs.
   * @param until milliseconds since the epoch
   */
  to(until: number): void | Promise<void> {
    if (this.isHeld || this.isStopped) {
      return;
    }
    if (this.going !== undefined) {
      return this.going.then(() => this.to(until));
    }
    const rest = this.go(until);
    if (rest !== undefined) {
      this.going = rest.finally(() => {
        this.going = undefined;
      });
    }
    return this.going;
  }

  /** Goes no further: what is due stays due, for the next run. */
  stop(): void {
    this.isStopped = true;
  }

  /**
   * As far as it goes without waiting; then a promise of the rest.
   * @param turnEnds what waits for no timer and no network is over within the same turn: others would never have theirs
   */
  private go(until: number, turnEnds = performance.now() + TURN): Promise<void> | undefined {
    for (;;) {
      if (this.isStopped) {
        return undefined;
      }
      const due = this.due(until);
      if (due === undefined) {
        this.reached = Math.max(this.reached, until);
        return undefined;
      }
      this.atOnce = due.at > this.reached ? 0 : this.atOnce + 1;
      this.reached = Math.max(this.reached, due.at);
      if (this.atOnce > MOST_AT_ONCE) {
        // The next attempt counts anew: it may have ended, or have been deleted.
        this.atOnce = 0;
        throw new Error(`Something happens again and again at ${new Date(this.reached).toISOString()}.`);
      }
      const running = this.run(due.dynamic);
      if (running !== undefined) {
        return this.held(running).then(() =>
          performance.now() > turnEnds ? this.nextTurn(until) : this.go(until, turnEnds),
        );
      }
      if (performance.now() > turnEnds) {
        return this.nextTurn(until);
      }
    }
  }

  private nextTurn(until: number): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve)).then(() => this.go(until));
  }

  private due(until: number): { readonly at: number; readonly dynamic: Dynamics } | undefined {
    let [at, found]: [number, Dynamics | undefined] = [Number.POSITIVE_INFINITY, undefined];
    for (const dynamic of this.dynamics) {
      const next = dynamic.next(this.world);
      if (next < at) {
        [at, found] = [next, dynamic];
      }
    }
    return found === undefined || at > until ? undefined : { at, dynamic: found };
  }

  private run(dynamic: Dynamics): Promise<void> | undefined {
    try {
      return dynamic.run(this.world, this.reached) ?? undefined;
    } catch (error) {
      this.onFailure(error);
      return undefined;
    }
  }

  private async held(running: Promise<void>): Promise<void> {
    this.isHeld = true;
    try {
      await running;
    } catch (error) {
      this.onFailure(error);
    } finally {
      this.isHeld = false;
    }
  }
}
