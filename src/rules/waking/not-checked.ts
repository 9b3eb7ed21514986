import type { NotChecked } from "../not-checked";

/** Requirements for waking that a configuration does not show, so that no rule checks them. */
export const wakingNotChecked: readonly NotChecked[] = [
  {
    id: "W32",
    title: "The timeout of a queued request must be as long as the model needs",
    reason:
      "InvocationTimeoutSeconds is an argument of each InvokeEndpointAsync call. How long a model needs must be measured.",
  },
  {
    id: "W38",
    title: "The quota of the account must have room for the instances of a wake",
    reason: "Quotas and their current use are in the account, not in the configuration.",
  },
  {
    id: "W39",
    title: "A wake should not depend on one instance type in one Availability Zone",
    reason:
      "Terraform's AWS provider has no instance pools. No source states whether AWS has an instance at the time of a wake.",
  },
  {
    id: "W40",
    title: "Image, model, role and key must still exist after the sleep",
    reason: "Their lifecycle rules are usually in other configurations. Clients decide how long an endpoint sleeps.",
  },
  {
    id: "W44",
    title: "Clients should retry for as long as a cold start takes",
    reason: "This is in the code of the clients.",
  },
  {
    id: "W45",
    title: "Clients must name the inference component that they call",
    reason: "This is in the code of the clients.",
  },
  {
    id: "W46",
    title: "Gateways and functions in front of the endpoint must forward the first request, and wait for its response",
    reason: "Gateways, functions and queues in front of an endpoint are not part of the input.",
  },
  {
    id: "W48",
    title: "Prefix-aware routing must have its configuration",
    reason:
      "Terraform's AWS provider supports neither PREFIX_AWARE nor PrefixAwareRoutingConfig. C20 reports the strategy.",
  },
];
