import type { NotChecked } from "../not-checked";

/** Requirements for sleeping that a configuration does not show, so that no rule checks them. */
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
