import { driftRules } from "../../rules/drift";
import type { Addressed, Finding, Report } from "../../rules/finding";
import type { AlarmChange, Mend, Mender, TargetChange } from "../../rules/mender";
import type { OwnRule } from "../../rules/own-rule";
import type { Rule } from "../../rules/rule";
import { commandOf } from "../../shell";
import {
  type ExpectedEndpoint,
  type Live,
  type MetricAlarm,
  nodeKey,
  type ScalableTarget,
  type Topology,
} from "../../topology";
import type { AwsReading } from "../../topology/from-aws";
import { enableAlarmActions, putMetricAlarm, registerTarget, setCopies, updateEndpoint } from "./aws-commands";

/** What is known about an account whose faults are corrected. */
export interface Account {
  readonly reading: AwsReading;
  readonly region: string;
  readonly expected: readonly ExpectedEndpoint[];
  /** What was applied, if a plan or a state is given. */
  readonly wanted?: Topology | undefined;
  /** The applied resource, by the address of the resource in the account. */
  readonly written?: ReadonlyMap<string, Addressed> | undefined;
  /** Findings about what was applied: applying it again does not correct them. */
  readonly alsoWritten: readonly Finding[];
}

/**
 * Adds the command that corrects a finding in the account, if exactly one does: an apply of the resource
 * if it differs from what was applied, otherwise an AWS CLI command.
 */
export function withCommands(
  findings: readonly Finding[],
  rules: readonly Rule[],
  account: Account,
): readonly Finding[] {
  const all: readonly Pick<OwnRule, "id" | "mend">[] = [...rules, ...driftRules];
  const mends = new Map(all.map(({ id, mend }) => [id, mend]));
  const hopeless = new Set(account.alsoWritten.map(({ id, on }) => `${id} ${nodeKey(on)}`));
  return findings.map((finding) => {
    const mender = new CommandLine(account, (written) => hopeless.has(`${finding.id} ${nodeKey(written)}`));
    const mend = mends.get(finding.id) ?? applyAlarmAgain;
    const command = mend(finding, mender);
    return command === undefined ? finding : { ...finding, fix: { ...finding.fix, command } };
  });
}

const applyAlarmAgain: Mend = (reported, account) => account.applyAlarmAgain(reported);

/** Corrections by commands of Terraform and of the AWS CLI. */
class CommandLine implements Mender {
  readonly topology: Topology;
  readonly live: Live;
  readonly expected: readonly ExpectedEndpoint[];
  readonly wanted: Topology | undefined;

  /** @param isHopeless whether the applied resource itself has the fault */
  constructor(
    private readonly account: Account,
    private readonly isHopeless: (written: Addressed) => boolean,
  ) {
    this.topology = account.reading.topology;
    this.live = account.reading.live;
    this.expected = account.expected;
    this.wanted = account.written && account.wanted;
  }

  writtenFor({ address }: Addressed): Addressed | undefined {
    return this.wanted && this.account.written?.get(address);
  }

  /** Terraform does not detect changes by others to a Cloud Control resource. */
  isSeenByTerraform(written: Addressed): boolean {
    return !(this.wanted?.inferenceComponents ?? []).some(
      ({ address, dialect }) => address === written.address && dialect === "cloud-control",
    );
  }

  applyAgain(written: readonly Addressed[]): string {
    return commandOf("terraform", "apply", ...written.map(({ address }) => `-target=${address}`));
  }

  applyAlarmAgain({ on }: Report): string | undefined {
    const isAlarm = this.topology.alarms.some(({ address }) => address === on.address);
    // An apply of a policy does not restore what refers to it. Only an apply of the alarm certainly corrects the alarm.
    const written = isAlarm ? this.writtenFor(on) : undefined;
    return written === undefined || this.isHopeless(written) ? undefined : this.applyAgain([written]);
  }

  replace({ address }: Addressed): string {
    return commandOf("terraform", "apply", `-replace=${address}`);
  }

  changeTarget(target: ScalableTarget, change: TargetChange): string | undefined {
    return registerTarget(target, change, this.account.region);
  }

  changeAlarm(on: Addressed, change: (alarm: MetricAlarm) => AlarmChange): string | undefined {
    const alarm = this.topology.alarms.find(({ address }) => address === on.address);
    const live = this.live.alarms.find(({ arn }) => arn === on.address);
    return alarm?.kind === "metric-alarm" && live !== undefined
      ? putMetricAlarm(alarm, live, change(alarm), this.account.region)
      : undefined;
  }

  enableActions(alarms: readonly Addressed[]): string | undefined {
    const arns = alarms.map(({ address }) => address);
    const names = this.live.alarms.filter(({ arn }) => arns.includes(arn)).map(({ name }) => name);
    return names.length === 0 ? undefined : enableAlarmActions(names, this.account.region);
  }

  setCopies(component: string, copies: number): string {
    return setCopies(component, copies, this.account.region);
  }

  updateEndpoint(endpoint: string, configuration: string): string {
    return updateEndpoint(endpoint, configuration, this.account.region);
  }
}
