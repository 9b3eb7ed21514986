import type { Rule } from "../rule";
import { placedCapacity } from "./v01-placed-capacity";
import { endpointState } from "./v02-endpoint-state";
import { componentState } from "./v03-component-state";
import { stuck } from "./v04-stuck";
import { alarmChain } from "./v06-alarm-chain";
import { alarmHeard } from "./v07-alarm-heard";

/** Rules about the state of a live account. They report nothing about other sources. */
export const verificationRules: readonly Rule[] = [
  placedCapacity,
  endpointState,
  componentState,
  stuck,
  alarmChain,
  alarmHeard,
];

const ids: ReadonlySet<string> = new Set(verificationRules.map(({ id }) => id));

/** Whether a finding is about the state of an account, not about a configuration. */
export const isAboutAccount = ({ id }: { readonly id: string }): boolean => ids.has(id);
