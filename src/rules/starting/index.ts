import type { Rule } from "../rule";
import { startupTimeout } from "./w35-startup-timeout";
import { reachableHub } from "./w36-reachable-hub";
import { cudaOfHost } from "./w43-cuda-of-host";

/** The rules about what keeps a placed copy from becoming healthy at each wake. */
export const startingRules: readonly Rule[] = [startupTimeout, reachableHub, cudaOfHost];
