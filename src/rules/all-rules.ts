import { configurationRules } from "./configuration";
import { configurationNotChecked } from "./configuration/not-checked";
import type { NotChecked } from "./not-checked";
import { placementRules } from "./placement";
import type { Rule } from "./rule";
import { scheduleRules } from "./schedules";
import { schedulesNotChecked } from "./schedules/not-checked";
import { sleepingRules } from "./sleeping";
import { sleepingNotChecked } from "./sleeping/not-checked";
import { startingRules } from "./starting";
import { verificationRules } from "./verification";
import { verificationNotChecked } from "./verification/not-checked";
import { wakingRules } from "./waking";
import { wakingNotChecked } from "./waking/not-checked";

/** All rules. */
export const allRules: readonly Rule[] = [
  ...sleepingRules,
  ...configurationRules,
  ...wakingRules,
  ...placementRules,
  ...startingRules,
  ...scheduleRules,
  ...verificationRules,
];

/** All requirements that no rule can check. */
export const allNotChecked: readonly NotChecked[] = [
  ...sleepingNotChecked,
  ...configurationNotChecked,
  ...wakingNotChecked,
  ...schedulesNotChecked,
  ...verificationNotChecked,
];
