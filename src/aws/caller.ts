import { ACCESS, type CallName } from "./access";
import { CallLimiter } from "./call-limiter";
import { type AwsClock, systemClock } from "./clock";
import { AwsReadError, closed } from "./errors";
import { Pace } from "./pace";
import { isNotFound, refusal, type Surroundings } from "./refusal";

export interface CallerOptions {
  /** Calls at the same time, over all services: an integer >= 1. @default 8 */
  readonly callsAtOnce?: number;
  /**
   * Calls a second, over all services, > 0. A first burst of as many is let through at once.
   * @default 9 (AWS does not publish SageMaker's rates, and others want some of them)
   */
  readonly callsPerSecond?: number;
  /** @default - the machine's */
  readonly clock?: AwsClock;
}

/** What a caller is told of the account that it calls. */
export interface CallerSetup extends CallerOptions, Surroundings {
  /** Sees, before the first call, that there can be one. @throws AwsReadError when not. @default - there can */
  readonly check?: () => Promise<void>;
}

/**
 * The one way to call AWS: bounded, paced, and with errors that people can read.
 *
 * Trying again is the SDK's business (`retry` in its configuration): throttling and network errors are tried again with a
 * growing pause, all else ends at once.
 */
export class Caller {
  readonly clock: AwsClock;
  private readonly limiter: CallLimiter;
  private readonly pace: Pace;
  private readonly end = new AbortController();
  private checked: Promise<void> | undefined;

  constructor(private readonly setup: CallerSetup = {}) {
    const { callsAtOnce = 8, callsPerSecond = 9, clock = systemClock } = setup;
    this.clock = clock;
    this.limiter = new CallLimiter(callsAtOnce);
    this.pace = new Pace(callsPerSecond, clock);
  }

  /**
   * @param about what is asked for, in errors: `endpoint llm`
   * @throws AwsReadError
   */
  async call<T>(name: CallName, send: Send<T>, about?: string): Promise<T> {
    const { signal: abortSignal } = this.end;
    try {
      this.checked ??= this.setup.check?.() ?? Promise.resolve();
      await this.checked;
      return await this.limiter.run(async () => {
        if (!abortSignal.aborted) {
          await this.pace.turn();
        }
        abortSignal.throwIfAborted();
        return await send({ abortSignal });
      });
    } catch (error) {
      throw error instanceof AwsReadError ? error : refusal(error, { access: ACCESS[name], about }, this.setup);
    }
  }

  /** As `call`, and `undefined` when AWS says that there is no such thing. */
  async find<T>(name: CallName, send: Send<T>, about: string): Promise<T | undefined> {
    const sent: Send<T | undefined> = (options) =>
      send(options).catch((error: unknown) => {
        if (isNotFound(error)) {
          return undefined;
        }
        throw error;
      });
    return this.call(name, sent, about);
  }

  /** Gives up all calls that are under way or wait for their turn. */
  close(): void {
    this.end.abort(closed());
  }
}

/** Makes one call of the SDK. */
export type Send<T> = (options: { readonly abortSignal: AbortSignal }) => Promise<T>;
