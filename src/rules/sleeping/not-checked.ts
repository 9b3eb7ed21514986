import type { NotChecked } from "../not-checked";

/** What no rule about sleeping can see in a configuration. */
export const sleepingNotChecked: readonly NotChecked[] = [
  {
    id: "Z13",
    title: "Health checks and keep-alive calls should be at least 15 minutes apart",
    reason:
      "A configuration does not show traffic. Each health check, canary or keep-alive call restarts the idle time. Look at the Invocations metric of a night without users.",
  },
  {
    id: "Z17",
    title: "ScaleInPolicy of managed instance scaling should release instances soon",
    reason:
      "No Terraform resource supports ScaleInPolicy (hashicorp/terraform-provider-aws#48739), so no configuration shows it.",
  },
];
