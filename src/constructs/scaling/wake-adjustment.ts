/** What a wake policy does with its number. */
export enum WakeAdjustment {
  /**
   * Sets the capacity. The alarm calls the policy every minute for as long as requests wait; setting the same number
   * again does nothing, however long the cold start takes.
   */
  EXACT_CAPACITY = "ExactCapacity",
  /**
   * Adds to the capacity, as AWS's examples do. Each cooldown that ends before the cold start does adds it again: give
   * a cooldown that is longer than the cold start.
   */
  CHANGE_IN_CAPACITY = "ChangeInCapacity",
}
