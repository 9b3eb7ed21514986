import { repeatsActionsSeconds } from "./alarm";
import type { AlarmState } from "./alarm-settings";

/** When an alarm calls its Auto Scaling actions next, in seconds, if it stays in its state. */
export interface AlarmCalls {
  readonly next: number;
}

/** A new alarm is in INSUFFICIENT_DATA without having gone into it, and calls nothing. */
export const NEVER_CALLED: AlarmCalls = { next: Number.POSITIVE_INFINITY };

/**
 * Whether an alarm calls an Auto Scaling action now: when it goes into the state of the action, and then once a minute for as
 * long as it stays in it. `undefined` if it does not.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export function callAt(
  { next }: AlarmCalls,
  {
    at,
    state,
    changed,
    of,
  }: { readonly at: number; readonly state: AlarmState; readonly changed: boolean; readonly of: AlarmState },
): AlarmCalls | undefined {
  return state === of && (changed || at >= next) ? { next: at + repeatsActionsSeconds } : undefined;
}
