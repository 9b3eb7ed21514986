/** The fix for a schedule that deletes a component. */
export const SLEEP_WITHOUT_DELETING = `call updateInferenceComponentRuntimeConfig with DesiredRuntimeConfig = { CopyCount = 0 }, or set min_capacity with an aws_appautoscaling_scheduled_action`;
