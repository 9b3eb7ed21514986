import type { Rule } from "../rule";
import { alarmChain, alarmHeard } from "./alarm-chain";
import { componentState, placedCapacity } from "./capacity";
import { endpointState, stuck } from "./endpoint-state";

/** What is wrong in a live account and cannot be seen in what somebody wrote: silent about anything else. */
export const verificationRules: readonly Rule[] = [
  placedCapacity,
  endpointState,
  componentState,
  stuck,
  alarmChain,
  alarmHeard,
];
