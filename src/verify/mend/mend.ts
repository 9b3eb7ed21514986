import { driftRules } from "../../rules/drift";
import type { Addressed, Finding, OwnRule, Told } from "../../rules/finding";
import type { AlarmChange, Mend, Mender, TargetChange } from "../../rules/mender";
import type { Rule } from "../../rules/rule";
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
import { commandOf } from "./shell";

/** What is known about an account when its faults are to be mended. */
export interface Account {
  readonly reading: AwsReading;
  readonly region: string;
  readonly expected: readonly ExpectedEndpoint[];
  /** What was applied, where a plan or a state tells. */
  readonly wanted?: Topology | undefined;
  /** What was written for what is in the account, by the address of the latter. */
  readonly written?: ReadonlyMap<string, Addressed> | undefined;
  /** What the rules say of what was applied: applying that once more does not mend it. */
  readonly alsoWritten: readonly Finding[];
}

/**
 * Adds the command that mends a finding in the account, where one is known to do exactly that: an apply of the resource
 * where it was applied otherwise than it is, else a command of the AWS CLI.
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

const applyAlarmAgain: Mend = (told, account) => account.applyAlarmAgain(told);

/** Mends by commands of Terraform and of the AWS CLI. */
class CommandLine implements Mender {
  readonly topology: Topology;
  readonly live: Live;
  readonly expected: readonly ExpectedEndpoint[];
  readonly wanted: Topology | undefined;

  /** @param isHopeless whether what was written for something has the fault itself */
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

  /** Terraform sees no change that somebody else makes to a resource of Cloud Control. */
  isSeenByTerraform(written: Addressed): boolean {
    return !(this.wanted?.inferenceComponents ?? []).some(
      ({ address, dialect }) => address === written.address && dialect === "cloud-control",
    );
  }

  applyAgain(written: readonly Addressed[]): string {
    return commandOf("terraform", "apply", ...written.map(({ address }) => `-target=${address}`));
  }

  applyAlarmAgain({ on }: Told): string | undefined {
    const isAlarm = this.topology.alarms.some(({ address }) => address === on.address);
    // Of a policy an apply brings back nothing that refers to it: only what an alarm says of itself is sure to be mended.
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
