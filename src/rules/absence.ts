/** What a resource needs but does not have. */
export type Lack =
  | "lacks a scalable target"
  | "lacks a policy"
  | "lacks a sleep policy"
  | "lacks a wake policy"
  | "lacks an alarm";

/**
 * What a finding reports about something that is missing or has no effect. One such finding may follow from another:
 *
 * - `missing`: the resource was applied and no longer exists
 * - `dead endpoint`: the endpoint possibly answers no requests, and does not recover
 * - `missing component`: a component failed, or the endpoint does not have it
 * - `misnamed`: the resource names something that does not exist
 * - `without effect`: the resource has no effect
 */
export type Absence = "missing" | "dead endpoint" | "missing component" | "misnamed" | "without effect" | Lack;
