import type { NotChecked } from "../not-checked";

/** Requirements that `verify` itself meets, without a rule. */
export const verificationNotChecked: readonly NotChecked[] = [
  {
    id: "V05",
    title: "The principal that verifies must be allowed to describe all of Application Auto Scaling",
    reason:
      "IAM has no resource-level permissions for these actions. `verify --print-iam-policy` allows them on `*`, and all other actions on the verified resources only.",
  },
  {
    id: "V08",
    title: "A resource that was just created may not be visible yet",
    reason: "`verify` asks again for 3 s before it reports that an endpoint does not exist.",
  },
  {
    id: "V09",
    title: "Verification must not wake an endpoint",
    reason: "`verify` reads and never invokes: a request would wake the endpoint, or keep it awake.",
  },
];
