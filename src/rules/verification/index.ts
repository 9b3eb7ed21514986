import type { Rule } from "../rule";
import { placedCapacity } from "./v01-placed-capacity";
import { endpointState } from "./v02-endpoint-state";
import { componentState } from "./v03-component-state";
import { stuck } from "./v04-stuck";
import { alarmChain } from "./v06-alarm-chain";
import { alarmHeard } from "./v07-alarm-heard";

/** What is wrong in a live account and cannot be seen in what somebody wrote: silent about anything else. */
export const verificationRules: readonly Rule[] = [
  placedCapacity,
  endpointState,
  componentState,
  stuck,
  alarmChain,
  alarmHeard,
];

const ids: ReadonlySet<string> = new Set(verificationRules.map(({ id }) => id));

/** Whether a finding tells how an account is, and not what somebody wrote. */
export const isAboutAccount = ({ id }: { readonly id: string }): boolean => ids.has(id);
