import { configurationRules } from "../../src/rules/configuration";
import { placementRules } from "../../src/rules/placement";
import type { Rule } from "../../src/rules/rule";
import { scheduleRules } from "../../src/rules/schedules";
import { sleepingRules } from "../../src/rules/sleeping";
import { startingRules } from "../../src/rules/starting";
import { wakingRules } from "../../src/rules/waking";

/** The rules of the letters Z (never sleeps) and C (configuration). */
export const sleepAndConfigurationRules: readonly Rule[] = [...sleepingRules, ...configurationRules];

/** The rules of the letters W (never wakes) and S (schedules). */
export const wakeAndScheduleRules: readonly Rule[] = [
  ...wakingRules,
  ...placementRules,
  ...startingRules,
  ...scheduleRules,
];
