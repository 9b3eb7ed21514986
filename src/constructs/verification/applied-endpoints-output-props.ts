import type { IVerifiable } from "./i-verifiable";

/** Properties of `AppliedEndpointsOutput`. */
export interface AppliedEndpointsOutputProps {
  /** Endpoints to verify, including the components that are added to them later. */
  readonly endpoints: readonly IVerifiable[];
  /** Whether the output is sensitive. Required if a name comes from a sensitive variable. @default false */
  readonly sensitive?: boolean;
}
