/** Where a duration comes from. */
export type Basis =
  /** Measured on the account of the user, or given by the user. */
  | "measured"
  /** Published for one model and one instance type. */
  | "preset"
  /** A law of AWS, or an assumption for all endpoints. */
  | "law";

/** A duration with where it comes from. */
export interface Timed {
  readonly seconds: number;
  readonly basis: Basis;
  /** The document or the file, for a person. */
  readonly source: string;
}

/** How long each phase of a wake and of a release takes. */
export interface Timing {
  /** Such as `aws-blog-8b`. */
  readonly name: string;
  /** The instance type that it was measured on. */
  readonly instanceType?: string;
  /** From the request for an instance until it is there. */
  readonly provisioning: Timed;
  /** To pull the image; 0 if it is cached. Runs beside the download of the model. */
  readonly image: Timed;
  /** To download the model. */
  readonly model: Timed;
  /** To load the model into memory. */
  readonly load: Timed;
  /** From the container being ready until InService. */
  readonly health: Timed;
  /** From the last copy leaving, or the decision for an asynchronous variant, until the instance is released. */
  readonly release: Timed;
  /** From the end of a period until CloudWatch shows its datapoint. */
  readonly metricLag: Timed;
  /** From an alarm in ALARM until the desired capacity has changed. */
  readonly reaction: Timed;
}
