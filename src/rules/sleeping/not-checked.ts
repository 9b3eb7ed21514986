import type { NotChecked } from "../not-checked";

/** What no rule about sleeping can see in a configuration. */
export const sleepingNotChecked: readonly NotChecked[] = [
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
];
