import type { NotChecked } from "../not-checked";

const CHANGE = "This concerns a change, and a rule sees only one state.";

/** Requirements on the configuration that no rule can check: most of them concern a change. */
export const configurationNotChecked: readonly NotChecked[] = [
  {
    id: "C12",
    title: "A component must be replaced if its name, endpoint, variant or base changes",
    reason: `${CHANGE} The plan shows whether Terraform replaces the component. The constructs force the replacement with a terraform_data resource.`,
  },
  {
    id: "C13",
    title: "CopyCount should stay what it was when the component was created",
    reason: `${CHANGE} An edited CopyCount sets the copies once, awake or asleep. The plan shows it as a change of desired_state.`,
  },
  {
    id: "C16",
    title: "A higher minimum or a lower maximum changes the capacity at once",
    reason: `${CHANGE} Applying a higher min_capacity wakes a component that sleeps.`,
  },
  {
    id: "C17",
    title: "A change of its configuration wakes an asynchronous endpoint",
    reason: `${CHANGE} hashicorp/aws does not keep the number of instances during an update (hashicorp/terraform-provider-aws#48990).`,
  },
  {
    id: "C18",
    title: "A variant must not be registered for scaling while its instance type changes",
    reason: `${CHANGE} The plan must replace the scalable target together with the configuration, as the constructs do.`,
  },
];
