import type { NotChecked } from "./not-checked";

const CHANGE = "It is about a change, and a rule sees one state:";

/** What the letters Z and C hold beside their rules. */
export const zcNotChecked: readonly NotChecked[] = [
  {
    id: "Z13",
    title: "Nothing calls the endpoint more often than every 15 minutes just to keep in touch",
    reason:
      "A configuration does not show traffic. Health checks, canaries and keep-alive calls start the idle time anew each time: look at the Invocations metric of a night without users.",
  },
  {
    id: "Z17",
    title: "ScaleInPolicy of managed instance scaling releases instances soon",
    reason:
      "No Terraform resource can write ScaleInPolicy (hashicorp/terraform-provider-aws#48739), so no configuration shows it.",
  },
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
