import type { ExpectedEndpoint, Live, MetricAlarm, ScalableTarget, Topology } from "../topology";
import type { Addressed, Told } from "./finding";

/** What changes of a scalable target. What is left out stays as it is. */
export interface TargetChange {
  readonly minCapacity?: number;
  readonly maxCapacity?: number;
  readonly suspended?: Partial<Suspended>;
}

interface Suspended {
  readonly dynamicScalingIn: boolean;
  readonly dynamicScalingOut: boolean;
  readonly scheduledScaling: boolean;
}

export type AlarmChange = Partial<
  Pick<MetricAlarm, "threshold" | "comparisonOperator" | "treatMissingData" | "alarmActions">
>;

/** A live account with faults, and the commands that change one thing in it. */
export interface Mender {
  readonly topology: Topology;
  readonly live: Live;
  readonly expected: readonly ExpectedEndpoint[];
  /** What was applied. @default - nobody knows */
  readonly wanted?: Topology | undefined;
  /** What was written for something in the account. */
  writtenFor(on: Addressed): Addressed | undefined;
  /** Whether a plan of Terraform shows what somebody else has changed in a resource. */
  isSeenByTerraform(written: Addressed): boolean;
  applyAgain(written: readonly Addressed[]): string;
  /** An apply of an alarm, where what was written for it is without this fault. */
  applyAlarmAgain(told: Told): string | undefined;
  replace(written: Addressed): string;
  changeTarget(target: ScalableTarget, change: TargetChange): string | undefined;
  changeAlarm(on: Addressed, change: (alarm: MetricAlarm) => AlarmChange): string | undefined;
  enableActions(alarms: readonly Addressed[]): string | undefined;
  setCopies(component: string, copies: number): string;
  updateEndpoint(endpoint: string, configuration: string): string;
}

/** The command that mends what a rule found, where exactly one does. */
export type Mend = (told: Told, account: Mender) => string | undefined;

/** The scalable target that a finding is on. */
export const targetOn = ({ on }: Told, { topology }: Mender): ScalableTarget | undefined =>
  topology.scalableTargets.find(({ address }) => address === on.address);

/** The same target as it was applied. */
export function wantedTarget(target: ScalableTarget, account: Mender): ScalableTarget | undefined {
  const written = account.writtenFor(target);
  return account.wanted?.scalableTargets.find((node) => node.address === written?.address);
}
