/** The directions that a scalable target suspends: alarms and schedules go on, and change nothing in them. */
export interface Suspended {
  readonly in: boolean;
  readonly out: boolean;
  /** Scheduled actions. */
  readonly scheduled: boolean;
}

/**
 * Whether a policy may not make a change of capacity.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html
 */
export const isSuspended = (suspended: Suspended, from: number, to: number): boolean =>
  (to > from && suspended.out) || (to < from && suspended.in);
