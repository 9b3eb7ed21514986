/** How an endpoint was when it was looked at: only a live account tells. */
export interface LiveState {
  readonly condition: Condition;
  /** Of the endpoint, in SageMaker's words. */
  readonly status: string;
  /** The configuration that it runs. */
  readonly configuration?: string;
  /** The configuration that it has to run, where that is known. */
  readonly wantedConfiguration?: string;
  /** SageMaker's own. */
  readonly failureReason?: string;
  readonly variants: readonly LiveVariantState[];
  readonly components: readonly LiveComponentState[];
  /** What was still to come when nobody waited any longer. */
  readonly awaited: readonly string[];
}

/**
 * `asleep`: in service without an instance, as it should be when nobody calls; `changing`: still on its way when the
 * time was up.
 */
export type Condition = "asleep" | "awake" | "changing" | "failed";

export interface LiveVariantState {
  readonly name: string;
  readonly instances?: number;
  readonly desiredInstances?: number;
}

export interface LiveComponentState {
  readonly name: string;
  readonly status: string;
  readonly failureReason?: string;
  readonly copies?: number;
  readonly desiredCopies?: number;
}
