import type { NotChecked } from "../not-checked";

/** What `verify` itself takes care of, beside its rules. */
export const verificationNotChecked: readonly NotChecked[] = [
  {
    id: "V05",
    title: "Whoever verifies may describe all of Application Auto Scaling",
    reason:
      "IAM knows no resources for its actions. `verify --print-iam-policy` allows them on `*`, and everything else on what it is about.",
  },
  {
    id: "V08",
    title: "What was created a moment ago may not be there yet for everybody",
    reason: "`verify` asks again for three seconds before it says that an endpoint does not exist.",
  },
  {
    id: "V09",
    title: "Nobody is woken by being looked at",
    reason: "`verify` reads and never invokes: a request would wake the endpoint, or keep it awake.",
  },
];
