import type { Finding } from "../rules/finding";
import {
  type Alarm,
  type AlarmState,
  isKnown,
  isTargetTracking,
  isWakePolicy,
  nodeKey,
  type ScalableTarget,
  type ScalingPolicy,
  type Schedule,
  type ScheduledAction,
  type Topology,
} from "../topology";

/** What an error does to an endpoint; `refused`: AWS does not take the configuration, so nothing else can be told. */
export type Effect = "stays awake" | "stays asleep" | "refused";

/**
 * Errors about schedules and configurations that hold capacity for ever: a copy count below the minimum, a component
 * without a schedule, one that Terraform creates again, a component beside a model, tracking on a metric or of a target
 * that has none.
 */
const HOLD_CAPACITY: ReadonlySet<string> = new Set(["S11", "S17", "S18", "C01", "C22", "C23", "C24"]);

/**
 * Errors of a live account about copies that do not come: no place for them, a component that failed or is missing. What
 * is wrong with its alarms is as on paper.
 */
const WITHOUT_COPIES: ReadonlySet<string> = new Set(["V01", "V03"]);

const ABOUT_ALARMS: ReadonlySet<string> = new Set(["V06", "V07"]);

/** Tracking that has no data: it takes nothing away, and brings nothing where nothing else does. */
const WITHOUT_DATA: ReadonlySet<string> = new Set(["Z10", "Z11"]);

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

type Decisive = Schedule | ScheduledAction | ScalingPolicy | ScalableTarget | Alarm;

/** What findings mean for sleeping and waking. */
export class Effects {
  /** Made for the first error. */
  private nodes: ReadonlyMap<string, Decisive> | undefined;

  constructor(private readonly topology: Topology) {}

  /** Nothing for warnings, notes and errors that decide neither. */
  of({ id, severity, on }: Finding): readonly Effect[] {
    if (severity !== "error") {
      return [];
    }
    this.nodes ??= decisiveNodes(this.topology);
    const node = this.nodes.get(nodeKey(on));
    if (id.startsWith("Z") || HOLD_CAPACITY.has(id)) {
      return WITHOUT_DATA.has(id) && this.isOnlyWayUp(node) ? ["stays awake", "stays asleep"] : ["stays awake"];
    }
    if (WITHOUT_COPIES.has(id)) {
      return ["stays asleep"];
    }
    if (id.startsWith("W") || ABOUT_ALARMS.has(id)) {
      return [this.isForSleeping(node) ? "stays awake" : "stays asleep"];
    }
    if (id.startsWith("C")) {
      return ["refused"];
    }
    return node?.kind === "schedule" || node?.kind === "scheduled-action" ? this.ofSchedule(node) : [];
  }

  /** Some rules about the way up are as true on the way down: of an alarm, of a policy, of a target that is refused. */
  private isForSleeping(node: Decisive | undefined): boolean {
    switch (node?.kind) {
      case "target-tracking-policy":
        // One that has only steps is a way up, of the wrong type.
        return node.hasTargetTrackingConfiguration || !node.hasStepConfiguration;
      case "step-policy":
        return !isWakePolicy(node);
      case "metric-alarm":
      case "composite-alarm": {
        const fired = STATES.flatMap((state) => this.topology.policiesFiredBy(node, state).nodes);
        return fired.length > 0 && !fired.some(isWakePolicy);
      }
      default:
        return false;
    }
  }

  private isOnlyWayUp(node: Decisive | undefined): boolean {
    if (node?.kind !== "target-tracking-policy") {
      return false;
    }
    const target = this.topology.targetOf(node).node;
    const others = target === undefined ? undefined : this.topology.policiesOf(target);
    return others?.complete === true && others.nodes.filter(isTargetTracking).length === others.nodes.length;
  }

  /** A schedule that does not work decides only where no policy does the same. */
  private ofSchedule(schedule: Schedule | ScheduledAction): readonly Effect[] {
    const { topology } = this;
    const scaled =
      schedule.kind === "schedule" ? topology.componentOf(schedule).node : topology.targetOf(schedule).node;
    const wanted = schedule.kind === "schedule" ? wantedCopies(schedule) : schedule.minCapacity;
    if (scaled === undefined || !isKnown(wanted)) {
      return [];
    }
    const policies = wanted === 0 ? topology.trackingPoliciesOf(scaled) : topology.wakePoliciesOf(scaled);
    const effect = wanted === 0 ? "stays awake" : "stays asleep";
    return policies.surelyNone ? [effect] : [];
  }
}

function decisiveNodes(topology: Topology): ReadonlyMap<string, Decisive> {
  const { schedules, scheduledActions, scalingPolicies, scalableTargets, alarms } = topology;
  const all = [...schedules, ...scheduledActions, ...scalingPolicies, ...scalableTargets, ...alarms];
  return new Map(all.map((node) => [nodeKey(node), node]));
}

/** A schedule that deletes the component takes its copies as well. */
function wantedCopies({ operation, input }: Schedule): number | undefined {
  if (isKnown(operation) && operation.operation === "deleteInferenceComponent") {
    return 0;
  }
  return isKnown(input) && isKnown(input.copyCount) ? input.copyCount : undefined;
}
