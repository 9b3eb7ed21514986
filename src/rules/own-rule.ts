import type { Finding } from "./finding";
import type { Mend } from "./mender";

/** The rule members of findings that no rule reports: acknowledgement problems and differences from what was applied. */
export type OwnRule = Pick<Finding, "id" | "slug" | "severity" | "effect" | "absence" | "title" | "why" | "source"> & {
  /** As that of a rule. */
  readonly mend?: Mend;
  /** The fix in general, as that of a rule. */
  readonly remedy: string;
};
