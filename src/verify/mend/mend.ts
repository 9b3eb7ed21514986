import type { Addressed, Finding } from "../../rules/finding";
import { otherConfiguration } from "../../rules/verification/other-configuration";
import {
  type ExpectedEndpoint,
  isKnown,
  type MetricAlarm,
  nodeKey,
  policyPathOf,
  type ScalableTarget,
  type Topology,
} from "../../topology";
import type { AwsReading } from "../../topology/from-aws";
import {
  enableAlarmActions,
  putMetricAlarm,
  registerTarget,
  setCopies,
  type TargetChange,
  updateEndpoint,
} from "./aws-commands";
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
export function withCommands(findings: readonly Finding[], account: Account): readonly Finding[] {
  const mending = new Mending(account);
  return findings.map((finding) => {
    const command = mending.commandFor(finding);
    return command === undefined ? finding : { ...finding, fix: { ...finding.fix, command } };
  });
}

class Mending {
  private readonly topology: Topology;
  private readonly hopeless: ReadonlySet<string>;

  constructor(private readonly account: Account) {
    this.topology = account.reading.topology;
    this.hopeless = new Set(account.alsoWritten.map(({ id, on }) => `${id} ${nodeKey(on)}`));
  }

  commandFor(finding: Finding): string | undefined {
    const target = this.topology.scalableTargets.find(({ address }) => address === finding.on.address);
    if (target !== undefined && finding.id !== "D01") {
      // Modules and constructs may leave the bounds to schedules (ignore_changes): an apply would not touch them.
      return this.forTarget(finding, target);
    }
    return this.byApply(finding) ?? this.byAws(finding);
  }

  private forTarget({ id, about, what }: Finding, target: ScalableTarget): string | undefined {
    const { region, wanted } = this.account;
    const { minCapacity, maxCapacity, suspended } = target;
    if (id === "D02") {
      const asked = wanted?.scalableTargets.find((node) => about.some(({ address }) => address === node.address));
      return asked === undefined ? undefined : registerTarget(target, restored(asked, what), region);
    }
    const is = isKnown(suspended) ? suspended : undefined;
    switch (id) {
      case "W15":
        return registerTarget(target, { suspended: { dynamicScalingOut: false } }, region);
      case "Z08":
        return is?.dynamicScalingIn === true
          ? registerTarget(target, { suspended: { dynamicScalingIn: false } }, region)
          : registerTarget(target, { suspended: { scheduledScaling: false } }, region);
      case "Z05":
        return isKnown(minCapacity) && minCapacity > 0 ? registerTarget(target, { minCapacity: 0 }, region) : undefined;
      case "W14": {
        const maximum = this.wantedTarget(target)?.maxCapacity;
        return isKnown(maximum) && isKnown(maxCapacity) && maximum > maxCapacity
          ? registerTarget(target, { maxCapacity: maximum }, region)
          : undefined;
      }
      default:
        return undefined;
    }
  }

  private wantedTarget(target: ScalableTarget): ScalableTarget | undefined {
    const address = this.account.written?.get(target.address)?.address;
    return this.account.wanted?.scalableTargets.find((node) => node.address === address);
  }

  /** An apply of what was written, where that is without this fault. */
  private byApply(finding: Finding): string | undefined {
    const { wanted, written, expected, reading } = this.account;
    const { id, on, about } = finding;
    if (wanted === undefined || written === undefined) {
      return undefined;
    }
    if (id === "V02") {
      const endpoint = reading.live.endpoints.find(({ arn }) => arn === on.address);
      const asked = expected.find(({ name }) => name === endpoint?.name);
      const address = written.get(on.address);
      return endpoint && asked && address && otherConfiguration(endpoint, asked, reading.live).mayAskAgain
        ? applied([address])
        : undefined;
    }
    if (id === "V03") {
      const asked = expected.find(({ name }) =>
        reading.live.endpoints.some((one) => one.arn === on.address && one.name === name),
      );
      const there = new Set(reading.live.components.map(({ name }) => name));
      const absent = new Set<unknown>(asked?.components.filter((name) => !there.has(name)));
      const gone = wanted.inferenceComponents.filter(({ name }) => absent.has(name));
      return gone.length > 0 && gone.length === absent.size ? applied(gone) : undefined;
    }
    if (id === "V06" && this.topology.targetTrackingPolicies.some(({ address }) => address === on.address)) {
      const policy = written.get(on.address);
      return policy && !this.areOnlySwitchedOff(on)
        ? commandOf("terraform", "apply", `-replace=${policy.address}`)
        : undefined;
    }
    if (id === "D01" || id === "D02") {
      return about.length === 1 && !this.isHidden(about[0]) ? applied(about) : undefined;
    }
    // Of a policy an apply brings back nothing that refers to it: only what an alarm says of itself is sure to be mended.
    const isAlarm = this.topology.alarms.some((alarm) => alarm.address === on.address);
    const address = isAlarm && id !== "V07" && id !== "D03" ? written.get(on.address) : undefined;
    return address === undefined || this.isHidden(address) || this.hopeless.has(`${id} ${nodeKey(address)}`)
      ? undefined
      : applied([address]);
  }

  /** Terraform sees no change that somebody else makes to a resource of Cloud Control. */
  private isHidden(node: Addressed | undefined): boolean {
    return (this.account.wanted?.inferenceComponents ?? []).some(
      ({ address, dialect }) => address === node?.address && dialect === "cloud-control",
    );
  }

  private byAws({ id, on, what, about }: Finding): string | undefined {
    const { reading, region, expected } = this.account;
    const { live } = reading;
    switch (id) {
      case "W03":
        return what.startsWith("actions_enabled") ? this.enabled([on]) : undefined;
      case "W05":
        return this.alarmWith(on, () => ({ threshold: 1, comparisonOperator: "GreaterThanOrEqualToThreshold" }));
      case "Z21":
        return this.alarmWith(on, () => ({ treatMissingData: "notBreaching" }));
      case "V02": {
        const endpoint = live.endpoints.find(({ arn }) => arn === on.address);
        const asked = expected.find(({ name }) => name === endpoint?.name);
        const isThere = live.configurations.some(({ name }) => name === asked?.configName);
        return endpoint?.status === "InService" &&
          asked?.configName !== undefined &&
          isThere &&
          otherConfiguration(endpoint, asked, live).mayAskAgain
          ? updateEndpoint(endpoint.name, asked.configName, region)
          : undefined;
      }
      case "V06":
        return this.areOnlySwitchedOff(on)
          ? this.enabled(this.trackingAlarms(on))
          : this.alarmWith(on, ({ alarmActions }) => ({
              alarmActions: isKnown(alarmActions)
                ? alarmActions.map((arn) => this.arnOfToday(arn, about))
                : alarmActions,
            }));
      case "V07": {
        const alarm = this.topology.wakeAlarms.find(({ address }) => address === on.address);
        const component = alarm && this.topology.watchedComponentOf(alarm).node;
        return component !== undefined && isKnown(component.name) ? setCopies(component.name, 1, region) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** An action by the ARN that its policy has now. */
  private arnOfToday<T>(action: T, policies: readonly Addressed[]): T | string {
    const path = typeof action === "string" ? policyPathOf(action) : undefined;
    const today = policies.find(({ address }) => path !== undefined && policyPathOf(address) === path);
    return today?.address ?? action;
  }

  private alarmWith(
    on: Addressed,
    change: (alarm: MetricAlarm) => Parameters<typeof putMetricAlarm>[2],
  ): string | undefined {
    const alarm = this.topology.alarms.find(({ address }) => address === on.address);
    const live = this.account.reading.live.alarms.find(({ arn }) => arn === on.address);
    return alarm?.kind === "metric-alarm" && live !== undefined
      ? putMetricAlarm(alarm, live, change(alarm), this.account.region)
      : undefined;
  }

  private enabled(alarms: readonly Addressed[]): string | undefined {
    const arns = alarms.map(({ address }) => address);
    const names = this.account.reading.live.alarms.filter(({ arn }) => arns.includes(arn)).map(({ name }) => name);
    return names.length === 0 ? undefined : enableAlarmActions(names, this.account.region);
  }

  private trackingAlarms(policy: Addressed): readonly Addressed[] {
    const { trackings, alarms } = this.account.reading.live;
    const names = trackings.find(({ arn }) => arn === policy.address)?.alarmNames ?? [];
    return alarms
      .filter(({ name, actionsEnabled }) => names.includes(name) && !actionsEnabled)
      .map(({ arn }) => ({ address: arn }));
  }

  /** Whether that is all that is wrong with the alarms of a tracking policy. */
  private areOnlySwitchedOff(policy: Addressed): boolean {
    const { trackings, alarms } = this.account.reading.live;
    const names = trackings.find(({ arn }) => arn === policy.address)?.alarmNames ?? [];
    const there = alarms.filter(({ name }) => names.includes(name));
    return (
      this.trackingAlarms(policy).length > 0 &&
      there.length === names.length &&
      there.length >= 2 &&
      there.every(({ alarmActions }) => alarmActions.includes(policy.address))
    );
  }
}

const applied = (resources: readonly Addressed[]): string =>
  commandOf("terraform", "apply", ...resources.map(({ address }) => `-target=${address}`));

/** What is told to differ of a target, as it was applied: other bounds may be where a schedule has put them. */
function restored({ minCapacity, maxCapacity, suspended }: ScalableTarget, what: string): TargetChange {
  const is = isKnown(suspended) ? suspended : undefined;
  return {
    ...(what.includes("min_capacity is ") && isKnown(minCapacity) ? { minCapacity } : {}),
    ...(what.includes("max_capacity is ") && isKnown(maxCapacity) ? { maxCapacity } : {}),
    ...(what.includes("_suspended is ")
      ? {
          suspended: {
            dynamicScalingIn: is?.dynamicScalingIn === true,
            dynamicScalingOut: is?.dynamicScalingOut === true,
            scheduledScaling: is?.scheduledScaling === true,
          },
        }
      : {}),
  };
}
