import { repeatsActionsSeconds } from "./alarm";

/** The next call of an action that has never been called: a new alarm has not gone into its state. */
export const NOT_CALLED: number = Number.POSITIVE_INFINITY;

/**
 * Whether an alarm in the state of an Auto Scaling action calls it now: when it goes into that state, and then once a minute
 * for as long as it stays in it.
 *
 * @param next as of `nextCall`, in seconds
 * @param hasChanged whether the alarm goes into the state now
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export const isCalled = (next: number, at: number, hasChanged: boolean): boolean => hasChanged || at >= next;

/** When an alarm that calls an action now calls it again, if it stays in its state. */
export const nextCall = (at: number): number => at + repeatsActionsSeconds;
