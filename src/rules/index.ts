import type { Rule } from "./rule";

/** Every rule, in the order of their ids. */
export const allRules: readonly Rule[] = [];
