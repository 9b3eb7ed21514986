/** What a caller may do next. */
export type Turn =
  /** It sends the one request that finds out whether there is capacity, for all that wait. */
  | "probe"
  /** There is capacity. */
  | "send"
  /** Its time is over. */
  | "late";
