/** An endpoint that is not settled. */
export interface Pending {
  /** Name of the endpoint. */
  readonly endpoint: string;
  /** What is not ready yet, in words. */
  readonly what: readonly string[];
  /** Seconds that it has been waited for. */
  readonly seconds: number;
}
