import { isKnown, policyPathOf } from "../../topology";
import type { Addressed, Report } from "../finding";
import type { Mender } from "../mender";

/**
 * Lets Application Auto Scaling create the alarms of a tracking policy again, or lets an alarm call the current policy.
 * Enables alarms that are only disabled.
 */
export function mendAlarmChain(report: Report, account: Mender): string | undefined {
  const { on, about } = report;
  const isTracking = account.topology.targetTrackingPolicies.some(({ address }) => address === on.address);
  const written = isTracking ? account.writtenFor(on) : undefined;
  if (areOnlySwitchedOff(on, account)) {
    return account.enableActions(switchedOff(on, account));
  }
  if (written !== undefined) {
    return account.replace(written);
  }
  return (
    account.applyAlarmAgain(report) ??
    account.changeAlarm(on, ({ alarmActions }) => ({
      alarmActions: isKnown(alarmActions) ? alarmActions.map((arn) => arnOfToday(arn, about)) : alarmActions,
    }))
  );
}

/** An alarm action with the current ARN of its policy. */
function arnOfToday<T>(action: T, policies: readonly Addressed[]): T | string {
  const path = typeof action === "string" ? policyPathOf(action) : undefined;
  const today = policies.find(({ address }) => path !== undefined && policyPathOf(address) === path);
  return today?.address ?? action;
}

function alarmsOf(policy: Addressed, { live: { trackings, alarms } }: Mender) {
  const names = trackings.find(({ arn }) => arn === policy.address)?.alarmNames ?? [];
  return { names, there: alarms.filter(({ name }) => names.includes(name)) };
}

const switchedOff = (policy: Addressed, account: Mender): readonly Addressed[] =>
  alarmsOf(policy, account)
    .there.filter(({ actionsEnabled }) => !actionsEnabled)
    .map(({ arn }) => ({ address: arn }));

/** Whether the alarms of a tracking policy have no other fault than disabled actions. */
function areOnlySwitchedOff(policy: Addressed, account: Mender): boolean {
  const { names, there } = alarmsOf(policy, account);
  return (
    switchedOff(policy, account).length > 0 &&
    there.length === names.length &&
    there.length >= 2 &&
    there.every(({ alarmActions }) => alarmActions.includes(policy.address))
  );
}
