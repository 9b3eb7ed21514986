/** An operation as schedules and state machines name it: `applicationautoscaling:registerScalableTarget`. */
export interface Action {
  readonly service: string;
  readonly operation: string;
}
