import { type Clock, systemClock } from "../clock";
import { accessOf, type CallName } from "./access";
import { checkAnswer, NotAnAnswer } from "./answers/check-answer";
import { CallLimiter } from "./call-limiter";
import { CallRate } from "./call-rate";
import { Deadline, OutOfTime, unlessAborted } from "./deadline";
import { type Asked, AWS, AwsReadError, closed, notAws, unanswered } from "./errors";
import { refusal, type Surroundings } from "./refusal";
import { isNotFound } from "./service-error";

export interface CallerOptions {
  /** Calls at the same time, over all services: an integer >= 1. @default 8 */
  readonly callsAtOnce?: number;
  /**
   * Calls a second, over all services, > 0. A first burst of as many is let through at once.
   * @default 9 (AWS does not publish SageMaker's rates, and others want some of them)
   */
  readonly callsPerSecond?: number;
  /** @default - the machine's */
  readonly clock?: Clock;
  /** Seconds without an answer after which calls are given up once the time is up, > 0. @default 15 */
  readonly silenceSeconds?: number;
}

/** What a caller knows of the account that it calls. */
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
  readonly clock: Clock;
  private readonly limiter: CallLimiter;
  private readonly rate: CallRate;
  private readonly deadline: Deadline;
  private readonly end = new AbortController();
  private checked: Promise<void> | undefined;

  constructor(private readonly setup: CallerSetup = {}) {
    const { callsAtOnce = 8, callsPerSecond = 9, clock = systemClock, silenceSeconds = 15 } = setup;
    this.clock = clock;
    this.limiter = new CallLimiter(callsAtOnce);
    this.rate = new CallRate(callsPerSecond, clock);
    this.deadline = new Deadline(silenceSeconds);
  }

  /**
   * Bounds all calls from now on: what AWS has not answered when the time is up is given up.
   *
   * @param seconds 0 gives AWS time for each answer, and no more
   * @param graceSeconds in which an AWS that keeps answering may finish; 0 for none
   */
  limit(seconds: number, graceSeconds: number): void {
    this.deadline.set(seconds, graceSeconds);
  }

  /** Waits, and not longer than calls are waited for: the next one says why. */
  async pause(milliseconds: number): Promise<void> {
    const signal = this.signal();
    await unlessAborted(this.clock.sleep(milliseconds, signal), signal).catch(() => undefined);
  }

  /**
   * Makes one call, and sees that what comes back is an answer of AWS.
   *
   * @throws AwsReadError
   */
  async call<T>(name: CallName, send: Send<T>, { about, same }: Subject = {}): Promise<T> {
    const abortSignal = this.signal();
    const checked: Send<T> = async (options) => {
      const answer = await send(options);
      if (answer !== undefined) {
        checkAnswer(name, answer, same);
      }
      return answer;
    };
    try {
      // The SDK looks at the signal while it sends, and not while it finds credentials.
      return await unlessAborted(this.answer(checked, abortSignal), abortSignal);
    } catch (error) {
      throw this.asRefusal(error, { access: accessOf(name), about });
    }
  }

  /** As `call`, for what the SDK has found by itself: it is no sign that AWS answers. */
  async configured<T>(name: CallName, read: () => Promise<T>): Promise<T> {
    try {
      return await unlessAborted(this.check().then(read), this.signal());
    } catch (error) {
      throw this.asRefusal(error, { access: accessOf(name) });
    }
  }

  /** As `call`, and `undefined` when AWS says that there is no such thing. */
  async find<T>(name: CallName, send: Send<T>, subject: Subject): Promise<T | undefined> {
    const sent: Send<T | undefined> = (options) =>
      send(options).catch((error: unknown) => {
        if (isNotFound(error)) {
          return undefined;
        }
        throw error;
      });
    return this.call(name, sent, subject);
  }

  /** Gives up all calls that are under way or wait for their turn. */
  close(): void {
    this.deadline.clear();
    this.end.abort(closed());
  }

  private signal(): AbortSignal {
    return AbortSignal.any([this.end.signal, this.deadline.signal]);
  }

  private async answer<T>(send: Send<T>, abortSignal: AbortSignal): Promise<T> {
    await this.check();
    return this.limiter.run(async () => {
      if (!abortSignal.aborted) {
        await this.rate.turn();
      }
      abortSignal.throwIfAborted();
      try {
        return await send({ abortSignal });
      } finally {
        this.deadline.answered();
      }
    });
  }

  private check(): Promise<void> {
    this.checked ??= this.setup.check?.() ?? Promise.resolve();
    return this.checked;
  }

  private asRefusal(error: unknown, asked: Asked): AwsReadError {
    if (error instanceof OutOfTime) {
      return unanswered(asked, this.setup.host ?? AWS, error);
    }
    if (error instanceof NotAnAnswer) {
      return notAws(asked, this.setup.host ?? AWS, error.problem, error);
    }
    return error instanceof AwsReadError ? error : refusal(error, asked, this.setup);
  }
}

/** What a call is about. */
export interface Subject {
  /** In errors: `endpoint llm`. */
  readonly about?: string;
  /** Members that come back as they were asked for, where they come back. */
  readonly same?: Readonly<Record<string, string>>;
}

/** Makes one call of the SDK. */
export type Send<T> = (options: { readonly abortSignal: AbortSignal }) => Promise<T>;
