import { DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from "@smithy/core/retry";
import { isNoCapacity } from "../aws/no-capacity";
import { type RandomClock, systemClock } from "../clock";
import type { Duration } from "../time/duration";
import { CapacityRetryToken } from "./capacity-retry-token";
import { jittered } from "./jittered";
import { checkReplayable } from "./replayable-body";
import type { SdkMiddlewareStack, SdkRetryErrorInfo, SdkRetryStrategy, SdkRetryToken } from "./retry-types";
import { signals } from "./signals";
import { DEFAULT_INTERVAL, intervalMs, waitMs } from "./wait-limits";

/** How a `CapacityRetryStrategy` waits. */
export interface CapacityRetryOptions {
  /** How long a request waits for capacity, from 0 s to 1 day. A cold start takes minutes. */
  readonly waitForCapacity: Duration;
  /**
   * Mean time between two attempts, from 1 s to 1 day. Each pause is between half and one and a half times as long.
   * @default Duration.seconds(15)
   */
  readonly pollInterval?: Duration;
  /**
   * Decides about all errors except "no capacity".
   * @default - the SDK's `StandardRetryStrategy` with 3 attempts
   */
  readonly wrapped?: SdkRetryStrategy;
  /** @internal */
  readonly time?: RandomClock;
}

/**
 * A retry strategy for the AWS SDK that sends a request again while its inference component has no capacity, until a time
 * limit. All other errors are left to the wrapped strategy.
 *
 * Give it to a SageMaker Runtime client as `retryStrategy`, and to its `middlewareStack.use()`: the middleware refuses
 * streaming bodies with a sentence, and ends a wait at once if the `abortSignal` of the request does.
 *
 * At the time limit, the request fails with the error of its last attempt. `$metadata` has the number of attempts and the
 * total delay.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export class CapacityRetryStrategy implements SdkRetryStrategy {
  private readonly waitMs: number;
  private readonly intervalMs: number;
  private readonly wrapped: SdkRetryStrategy;
  private readonly time: RandomClock;

  /** @throws ScaleToZeroError if a duration is out of range */
  constructor(options: CapacityRetryOptions) {
    this.waitMs = waitMs("waitForCapacity", options.waitForCapacity);
    this.intervalMs = intervalMs("pollInterval", options.pollInterval ?? DEFAULT_INTERVAL);
    this.wrapped = options.wrapped ?? new StandardRetryStrategy(DEFAULT_MAX_ATTEMPTS);
    this.time = options.time ?? systemClock;
  }

  /** Called by `middlewareStack.use()`. */
  applyToStack(stack: SdkMiddlewareStack): void {
    stack.add(
      (next, context) => (args) => {
        checkReplayable("Body" in args.input ? args.input.Body : undefined);
        // The SDK gives a strategy neither the request nor its signal.
        const { abortSignal } = context.__smithy_context ?? {};
        return signals.run(abortSignal instanceof AbortSignal ? abortSignal : undefined, () => next(args));
      },
      { step: "initialize", name: "capacityRetry", override: true },
    );
  }

  /** Called by the SDK at the first attempt of a request. */
  async acquireInitialRetryToken(scope: string): Promise<SdkRetryToken> {
    const inner = await this.wrapped.acquireInitialRetryToken(scope);
    return new CapacityRetryToken(inner, this.time.now(), 0, 0, inner.getRetryDelay());
  }

  /** Called by the SDK after an attempt that failed. */
  async refreshRetryTokenForRetry(token: SdkRetryToken, errorInfo: SdkRetryErrorInfo): Promise<SdkRetryToken> {
    if (!(token instanceof CapacityRetryToken)) {
      return this.wrapped.refreshRetryTokenForRetry(token, errorInfo);
    }
    if (!isNoCapacity(errorInfo.error)) {
      const inner = await this.wrapped.refreshRetryTokenForRetry(token.inner, errorInfo);
      return new CapacityRetryToken(
        inner,
        token.startedAt,
        token.attemptsBefore,
        delayOf(inner),
        inner.getRetryDelay(),
      );
    }
    const leftMs = token.startedAt + this.waitMs - this.time.now();
    if (leftMs <= 0) {
      throw new Error("the time limit for capacity is reached");
    }
    const pauseMs = Math.min(jittered(this.intervalMs, this.time), leftMs);
    await this.time.sleep(pauseMs, signals.getStore());
    // A refusal is an answer: the other errors before it do not count against those after it.
    const inner = await this.wrapped.acquireInitialRetryToken("");
    return new CapacityRetryToken(inner, token.startedAt, token.getRetryCount() + 1, pauseMs, 0);
  }

  /** Called by the SDK after an attempt that was answered. */
  recordSuccess(token: SdkRetryToken): void {
    this.wrapped.recordSuccess(token instanceof CapacityRetryToken ? token.inner : token);
  }
}

const delayOf = ({ $retryLog }: SdkRetryToken): number => $retryLog?.acquisitionDelay ?? 0;
