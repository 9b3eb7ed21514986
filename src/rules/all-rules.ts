import type { NotChecked } from "./not-checked";
import { zcNotChecked } from "./not-checked-zc";
import type { Rule } from "./rule";
import { zcRules } from "./zc-rules";

/** Every rule there is. */
export const allRules: readonly Rule[] = [...zcRules];

/** What no rule can see in a configuration. */
export const allNotChecked: readonly NotChecked[] = [...zcNotChecked];
