import { FailOn, failOnAdvice } from "../../rules/fail-on-level";
import { duration, flag, listOf, plain, text, texts } from "../checks/kinds";
import { optional, type Properties, required } from "../checks/properties";
import type { AppliedEndpointsOutputProps } from "./applied-endpoints-output-props";
import type { PostApplyVerificationProps } from "./post-apply-verification-props";

const endpoints = required(
  listOf(
    plain(
      "must be an endpoint that is made here",
      (value) => typeof value === "object" && value !== null && "endpoint" in value && "configuration" in value,
      "give what new RealtimeEndpoint(…) or new AsyncEndpoint(…) returns",
    ),
  ),
  () => [],
  "as in [endpoint]",
);

/** What the properties of a verification may be. */
export const postApplyVerificationProperties: Properties<PostApplyVerificationProps> = {
  endpoints,
  command: optional(text),
  timeout: optional(duration),
  failOn: optional(plain("must be a FailOn", FailOn.is, failOnAdvice)),
  environment: optional(texts),
  interpreter: optional(listOf(text)),
};

/** What the properties of the output may be. */
export const appliedEndpointsOutputProperties: Properties<AppliedEndpointsOutputProps> = {
  endpoints,
  sensitive: optional(flag),
};
