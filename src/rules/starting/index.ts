import type { Rule } from "../rule";
import { reachableHub, startupTimeout } from "./startup";
import { cudaOfHost, prefixAwareRouting } from "./variant-options";

/** What keeps a copy that was placed from becoming healthy, at each wake. */
export const startingRules: readonly Rule[] = [startupTimeout, reachableHub, cudaOfHost, prefixAwareRouting];
