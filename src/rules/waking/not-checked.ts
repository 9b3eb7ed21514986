import type { NotChecked } from "../not-checked";

/** What no rule about waking can see in a configuration. */
export const wakingNotChecked: readonly NotChecked[] = [
  {
    id: "W32",
    title: "A queued request may take as long as the model needs",
    reason:
      "InvocationTimeoutSeconds is an argument of each InvokeEndpointAsync, and how long a model needs is measured.",
  },
  {
    id: "W38",
    title: "The quota of the account has room for the instances of a wake",
    reason: "Quotas, and what else uses them at that moment, are in the account.",
  },
  {
    id: "W39",
    title: "A wake does not hang on one instance type in one Availability Zone",
    reason:
      "Terraform's AWS provider has no instance pools, and whether AWS has an instance at the time of a wake nobody can read anywhere.",
  },
  {
    id: "W40",
    title: "Image, model, role and key outlast the sleep",
    reason:
      "Their lifecycle rules are usually in other configurations, and how long an endpoint sleeps its callers decide.",
  },
  {
    id: "W44",
    title: "Clients try again for as long as a cold start takes",
    reason: "That is in the code of the clients.",
  },
  {
    id: "W45",
    title: "Clients name the inference component that they call",
    reason: "That is in the code of the clients.",
  },
  {
    id: "W46",
    title: "What stands in front of the endpoint lets the first request through, and waits for its answer",
    reason: "Gateways, functions and queues in front of an endpoint are not part of what is read.",
  },
  {
    id: "W48",
    title: "Routing by prefix has its configuration",
    reason:
      "Terraform's AWS provider can write neither PREFIX_AWARE nor its PrefixAwareRoutingConfig: C20 tells of the strategy.",
  },
];
