import { type Alarm, isKnown, policyPathOf, type Topology } from "../../topology";

export const MOST_ACTIONS = 5;

export const policyArns = ({ alarmActions }: Alarm): readonly string[] =>
  isKnown(alarmActions) ? alarmActions.filter(isKnown).filter((arn) => policyPathOf(arn) !== undefined) : [];

export type Policy = Topology["stepPolicies"][number];
