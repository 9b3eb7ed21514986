import { configurationRules } from "./configuration";
import type { Rule } from "./rule";
import { sleepingRules } from "./sleeping";

/** The rules of the letters Z (never sleeps) and C (configuration). */
export const zcRules: readonly Rule[] = [...sleepingRules, ...configurationRules];
