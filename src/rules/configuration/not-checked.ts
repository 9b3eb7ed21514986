import type { NotChecked } from "../not-checked";

const CHANGE = "It is about a change, and a rule sees one state:";

/** What no rule about the configuration can see in it: most of it is about a change. */
export const configurationNotChecked: readonly NotChecked[] = [
  {
    id: "C12",
    title: "A component whose name, endpoint, variant or base changes is replaced",
    reason: `${CHANGE} the plan says whether Terraform replaces the component. The constructs force it with a terraform_data.`,
  },
  {
    id: "C13",
    title: "The number of copies that a component was created with stays as it is",
    reason: `${CHANGE} an edited CopyCount sets the copies once, awake or asleep, and shows in the plan as a change of desired_state.`,
  },
  {
    id: "C16",
    title: "Raising a minimum, or lowering a maximum, changes the capacity at once",
    reason: `${CHANGE} applying a higher min_capacity wakes what sleeps.`,
  },
  {
    id: "C17",
    title: "A change of its configuration wakes an asynchronous endpoint",
    reason: `${CHANGE} hashicorp/aws does not keep the number of instances over an update (hashicorp/terraform-provider-aws#48990).`,
  },
  {
    id: "C18",
    title: "A variant is not registered for scaling while its instance type changes",
    reason: `${CHANGE} the plan has to replace the scalable target together with the configuration, as the constructs do.`,
  },
];
