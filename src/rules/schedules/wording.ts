/** How a component sleeps by a schedule and stays. */
export const SLEEP_WITHOUT_DELETING = `call updateInferenceComponentRuntimeConfig with DesiredRuntimeConfig = { CopyCount = 0 }, or set min_capacity with an aws_appautoscaling_scheduled_action`;
