/** What a resource does not have, though it needs it. */
export type Lack =
  | "lacks a scalable target"
  | "lacks a policy"
  | "lacks a sleep policy"
  | "lacks a wake policy"
  | "lacks an alarm";

/**
 * What a finding says of something that is not there, or comes to nothing. One such finding may follow from another:
 *
 * - `missing`: what the finding is about was applied and is gone
 * - `dead endpoint`: the endpoint may answer no request, and never will again
 * - `missing component`: a component failed, or the endpoint does not have it
 * - `misnamed`: the resource names what does not exist
 * - `without effect`: nothing comes of the resource
 */
export type Absence = "missing" | "dead endpoint" | "missing component" | "misnamed" | "without effect" | Lack;
