import type { Rule } from "../rule";
import { cudaOfHost } from "./cuda";
import { reachableHub, startupTimeout } from "./startup";

/** What keeps a copy that was placed from becoming healthy, at each wake. */
export const startingRules: readonly Rule[] = [startupTimeout, reachableHub, cudaOfHost];
