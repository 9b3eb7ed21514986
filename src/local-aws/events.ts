/**
 * What Application Auto Scaling calls a resource: `inference-component/NAME`, or `endpoint/NAME/variant/NAME` for the
 * instances of a variant.
 */
export type UnitId = string;

export interface MetricName {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

/**
 * What one service lets the others know. A service that changes something does not know who minds: alarms call policies,
 * which change copies, which change metrics, which alarms read.
 */
export type WorldEvent =
  /** Another number of copies or instances serves: 0 when it is deleted. */
  | { readonly kind: "capacity"; readonly unit: UnitId; readonly serving: number }
  /** A change of the desired capacity is over. `drought`, `quota`: AWS had no instance, and the capacity is as before. */
  | { readonly kind: "settled"; readonly unit: UnitId; readonly end: "done" | "drought" | "quota" | "failed" }
  /**
   * A metric will have other datapoints than the last ones: alarms look at it again. `at`: when they are measured, in
   * milliseconds since the epoch, if that is not now.
   */
  | { readonly kind: "metric"; readonly metric: MetricName; readonly at?: number }
  /** So will all of these. The same list for the same metrics: who reads one of them is looked up once. */
  | { readonly kind: "metrics"; readonly metrics: readonly MetricName[] }
  /** The bounds, the policies or what is suspended of a target changed: alarms that had nothing to do may have now. */
  | { readonly kind: "target"; readonly unit: UnitId }
  /** An alarm runs an action. `repeated`: it stays in its state, and calls a scaling policy again. */
  | { readonly kind: "alarm action"; readonly action: string; readonly alarm: string; readonly repeated: boolean }
  /**
   * A change of capacity that was not made because its direction is suspended; once for each time that the alarm goes off. No
   * operation of AWS shows it: the codes of `NotScaledReason` have none for it.
   */
  | { readonly kind: "suspended"; readonly unit: UnitId; readonly from: number; readonly to: number }
  /** What became of a request that a unit had accepted. */
  | {
      readonly kind: "request";
      readonly unit: UnitId;
      readonly request: string;
      readonly what: "started" | "done" | "timed out" | "expired" | "lost";
    }
  /** A service publishes to a topic. */
  | { readonly kind: "publish"; readonly topic: string; readonly subject?: string; readonly message: string };
