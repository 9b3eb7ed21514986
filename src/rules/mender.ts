import type { ExpectedEndpoint, Live, MetricAlarm, ScalableTarget, Topology } from "../topology";
import type { Addressed, Report } from "./finding";

/** Changes of a scalable target. An omitted member does not change. */
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
  /** What was applied. @default - unknown */
  readonly wanted?: Topology | undefined;
  /** The applied resource of a resource in the account. */
  writtenFor(on: Addressed): Addressed | undefined;
  /** Whether a Terraform plan shows changes that someone else made in a resource. */
  isSeenByTerraform(written: Addressed): boolean;
  applyAgain(written: readonly Addressed[]): string;
  /** Applies an alarm again, if its configuration does not have this fault. */
  applyAlarmAgain(report: Report): string | undefined;
  replace(written: Addressed): string;
  changeTarget(target: ScalableTarget, change: TargetChange): string | undefined;
  changeAlarm(on: Addressed, change: (alarm: MetricAlarm) => AlarmChange): string | undefined;
  enableActions(alarms: readonly Addressed[]): string | undefined;
  setCopies(component: string, copies: number): string;
  updateEndpoint(endpoint: string, configuration: string): string;
}

/** The command that corrects a finding, if exactly one does. */
export type Mend = (report: Report, account: Mender) => string | undefined;

/** The scalable target of a finding. */
export const targetOn = ({ on }: Report, { topology }: Mender): ScalableTarget | undefined =>
  topology.scalableTargets.find(({ address }) => address === on.address);

/** The same target as it was applied. */
export function wantedTarget(target: ScalableTarget, account: Mender): ScalableTarget | undefined {
  const written = account.writtenFor(target);
  return account.wanted?.scalableTargets.find((node) => node.address === written?.address);
}
