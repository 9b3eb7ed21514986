import type { NotChecked } from "./not-checked";
import { vNotChecked } from "./not-checked-v";
import { wsNotChecked } from "./not-checked-ws";
import { zcNotChecked } from "./not-checked-zc";
import type { Rule } from "./rule";
import { verificationRules } from "./verification";
import { wsRules } from "./ws-rules";
import { zcRules } from "./zc-rules";

/** Every rule there is. */
export const allRules: readonly Rule[] = [...zcRules, ...wsRules, ...verificationRules];

/** What no rule can see in a configuration. */
export const allNotChecked: readonly NotChecked[] = [...zcNotChecked, ...wsNotChecked, ...vNotChecked];
