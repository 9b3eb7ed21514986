/**
 * What a step scaling policy does with the number of a step.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
 */
export enum AdjustmentType {
  /** Adds the number to the capacity; removes it if it is negative. */
  CHANGE_IN_CAPACITY = "ChangeInCapacity",
  /** Adds or removes so many percent of the capacity. Of zero capacity, that is nothing. */
  PERCENT_CHANGE_IN_CAPACITY = "PercentChangeInCapacity",
  /** Sets the capacity to the number. */
  EXACT_CAPACITY = "ExactCapacity",
}
