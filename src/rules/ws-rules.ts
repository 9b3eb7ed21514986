import { placementRules } from "./placement";
import type { Rule } from "./rule";
import { scheduleRules } from "./schedules";
import { startingRules } from "./starting";
import { wakingRules } from "./waking";

/** The rules of the letters W (never wakes) and S (schedules). */
export const wsRules: readonly Rule[] = [...wakingRules, ...placementRules, ...startingRules, ...scheduleRules];
