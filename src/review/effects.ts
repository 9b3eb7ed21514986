import type { Finding } from "../rules/finding";
import { isKnown, nodeKey, type Schedule, type ScheduledAction, type Topology } from "../topology";

/** What an error does to an endpoint; `refused`: AWS does not take the configuration, so nothing else can be told. */
export type Effect = "stays awake" | "stays asleep" | "refused";

/**
 * Errors about schedules and configurations that hold capacity for ever: a copy count below the minimum, a component
 * without a schedule, one that Terraform creates again, a component beside a model, tracking on a metric or of a target
 * that has none.
 */
const HOLD_CAPACITY: ReadonlySet<string> = new Set(["S11", "S17", "S18", "C01", "C22", "C23", "C24"]);

/** What findings mean for sleeping and waking. */
export class Effects {
  private readonly schedules: ReadonlyMap<string, Schedule | ScheduledAction>;

  constructor(private readonly topology: Topology) {
    const all = [...topology.schedules, ...topology.scheduledActions];
    this.schedules = new Map(all.map((schedule) => [nodeKey(schedule), schedule]));
  }

  /** Nothing for warnings, notes and errors that decide neither. */
  of({ id, severity, on }: Finding): Effect | undefined {
    if (severity !== "error") {
      return undefined;
    }
    if (id.startsWith("Z") || HOLD_CAPACITY.has(id)) {
      return "stays awake";
    }
    if (id.startsWith("W")) {
      return "stays asleep";
    }
    if (id.startsWith("C")) {
      return "refused";
    }
    const schedule = this.schedules.get(nodeKey(on));
    return schedule === undefined ? undefined : this.ofSchedule(schedule);
  }

  /** A schedule that does not work decides only where no policy does the same. */
  private ofSchedule(schedule: Schedule | ScheduledAction): Effect | undefined {
    const { topology } = this;
    const scaled =
      schedule.kind === "schedule" ? topology.componentOf(schedule).node : topology.targetOf(schedule).node;
    const wanted = schedule.kind === "schedule" ? wantedCopies(schedule) : schedule.minCapacity;
    if (scaled === undefined || !isKnown(wanted)) {
      return undefined;
    }
    const policies = wanted === 0 ? topology.trackingPoliciesOf(scaled) : topology.wakePoliciesOf(scaled);
    const effect = wanted === 0 ? "stays awake" : "stays asleep";
    return policies.surelyNone ? effect : undefined;
  }
}

/** A schedule that deletes the component takes its copies as well. */
function wantedCopies({ operation, input }: Schedule): number | undefined {
  if (isKnown(operation) && operation.operation === "deleteInferenceComponent") {
    return 0;
  }
  return isKnown(input) && isKnown(input.copyCount) ? input.copyCount : undefined;
}
