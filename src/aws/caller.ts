import { ACCESS, type CallName } from "./access";
import { CallLimiter } from "./call-limiter";
import { type AwsClock, systemClock } from "./clock";
import { AwsReadError } from "./errors";
import { Pace } from "./pace";
import { isNotFound, refusal } from "./refusal";

export interface CallerOptions {
  /** Calls at the same time, over all services: an integer >= 1. @default 8 */
  readonly callsAtOnce?: number;
  /**
   * Calls a second, over all services, > 0. A first burst of as many is let through at once.
   * @default 9 (accounts are allowed about ten, and others want some of them)
   */
  readonly callsPerSecond?: number;
  /** @default - the machine's */
  readonly clock?: AwsClock;
  /** Where calls go, in errors that do not tell. @default AWS */
  readonly host?: string | undefined;
}

/**
 * The one way to call AWS: bounded, paced, and with errors that people can read.
 *
 * Trying again is the SDK's business (`retry` in its configuration): throttling and network errors are tried again with a
 * growing pause, all else ends at once.
 */
export class Caller {
  readonly clock: AwsClock;
  private readonly host: string;
  private readonly limiter: CallLimiter;
  private readonly pace: Pace;

  constructor({ callsAtOnce = 8, callsPerSecond = 9, clock = systemClock, host = "AWS" }: CallerOptions = {}) {
    this.clock = clock;
    this.host = host;
    this.limiter = new CallLimiter(callsAtOnce);
    this.pace = new Pace(callsPerSecond, clock);
  }

  /**
   * @param about what is asked for, in errors: `endpoint llm`
   * @throws AwsReadError
   */
  async call<T>(name: CallName, send: () => Promise<T>, about?: string): Promise<T> {
    try {
      return await this.limiter.run(async () => {
        await this.pace.turn();
        return await send();
      });
    } catch (error) {
      throw error instanceof AwsReadError ? error : refusal(error, { access: ACCESS[name], about }, this.host);
    }
  }

  /** As `call`, and `undefined` when AWS says that there is no such thing. */
  async find<T>(name: CallName, send: () => Promise<T>, about: string): Promise<T | undefined> {
    const sent = () =>
      send().catch((error: unknown) => {
        if (isNotFound(error)) {
          return undefined;
        }
        throw error;
      });
    return this.call(name, sent, about);
  }
}
