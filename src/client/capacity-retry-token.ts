import type { SdkRetryToken } from "./retry-types";

/** The attempts of one request: those that found no capacity, and in the wrapped token those that failed otherwise. */
export class CapacityRetryToken implements SdkRetryToken {
  readonly $retryLog: { readonly acquisitionDelay: number };

  /**
   * @param inner the wrapped strategy's
   * @param startedAt when the request began, in milliseconds
   * @param attemptsBefore attempts before those that `inner` counts
   * @param waitedMs milliseconds that were waited for this token
   * @param delayMs milliseconds that the SDK has to wait before it sends the request
   */
  constructor(
    readonly inner: SdkRetryToken,
    readonly startedAt: number,
    readonly attemptsBefore: number,
    waitedMs: number,
    private readonly delayMs: number,
  ) {
    this.$retryLog = { acquisitionDelay: waitedMs };
  }

  getRetryCount(): number {
    return this.attemptsBefore + this.inner.getRetryCount();
  }

  getRetryDelay(): number {
    return this.delayMs;
  }

  isLongPoll(): boolean {
    return this.inner.isLongPoll?.() ?? false;
  }
}
