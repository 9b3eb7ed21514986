import { waysOf } from "../behaviour";
import type { Finding } from "../rules/finding";
import { isKnown, nodeKey, type ScalableTarget, type Topology } from "../topology";
import type { Breaks } from "./subject-verdict";

/**
 * What an error does to an endpoint; `refused`: AWS does not take the configuration, so nothing else can be told;
 * `overwritten`: two resources have one name, and either may win;
 * `wakes nothing`: an alarm or a policy that is on no way, so that another way may do what it does not.
 */
export type Effect = "stays awake" | "stays asleep" | "wakes nothing" | "overwritten" | "refused";

/**
 * Errors about schedules and configurations that hold capacity for ever: a copy count below the minimum, a component
 * without a schedule, one that Terraform creates again, a component beside a model, an alarm that belongs to AWS.
 */
const HOLD_CAPACITY: ReadonlySet<string> = new Set(["S11", "S17", "S18", "C01", "C24"]);

/** A minimum that stays, or an alarm that adds capacity without requests, holds whatever else takes it away. */
const HOLDS_WITH_ITS_ALARM: ReadonlySet<string> = new Set(["Z05", "Z21", "Z32"]);

/** What AWS takes: only destroying it fails. */
const TAKEN: ReadonlySet<string> = new Set(["C15"]);

const OVERWRITTEN: ReadonlySet<string> = new Set(["W53"]);

/** A target whose names do not fit: Application Auto Scaling refuses it. */
const MISNAMED_TARGET = "W18";

/** A maximum of 0, or one below the minimum: the latter is refused. */
const CROSSED_BOUNDS = "W14";

/** A maximum of 0 that stays: nothing wakes it from then on. */
const CLOSED: ReadonlySet<string> = new Set(["W37"]);

/**
 * Errors of a live account about copies that do not come: no place for them, a component that failed or is missing. What
 * is wrong with its alarms is as on paper.
 */
const WITHOUT_COPIES: ReadonlySet<string> = new Set(["V01", "V03"]);

const ABOUT_ALARMS: ReadonlySet<string> = new Set(["V06", "V07"]);

const ABOUT_ROLES: ReadonlySet<string> = new Set(["S07", "S08"]);

/** Errors about tracking that concern both directions: it has no data, or is refused. */
const BOTH_WAYS: ReadonlySet<string> = new Set(["Z10", "Z11", "Z20", "Z26", "C22", "C23"]);

/** What findings mean for sleeping and waking. */
export class Effects {
  /** The nodes on the ways of all targets, but for the targets: made for the first error. */
  private onWays: ReadonlySet<string> | undefined;
  private signals: ReadonlySet<string> | undefined;

  private targets: ReadonlyMap<string, ScalableTarget> | undefined;

  constructor(private readonly topology: Topology) {}

  /** What errors do to an endpoint as a whole: those about a node of a way break that way, and are in `breaks`. */
  of(finding: Finding): readonly Effect[] {
    const { id, severity } = finding;
    if (severity !== "error" || this.breaksAWay(finding)) {
      return [];
    }
    if (OVERWRITTEN.has(id)) {
      return ["overwritten"];
    }
    if (this.isRefusedTarget(finding)) {
      return ["refused"];
    }
    if (id.startsWith("Z") || HOLD_CAPACITY.has(id)) {
      return ["stays awake"];
    }
    if (WITHOUT_COPIES.has(id)) {
      return ["stays asleep"];
    }
    if (id.startsWith("W") || ABOUT_ALARMS.has(id)) {
      return [this.isAlarmOrPolicy(finding) ? "wakes nothing" : "stays asleep"];
    }
    return id.startsWith("C") && !TAKEN.has(id) ? ["refused"] : [];
  }

  /** The nodes of ways that errors break, by direction. */
  breaks(findings: readonly Finding[]): Breaks {
    const [down, up] = [new Set<string>(), new Set<string>()];
    for (const finding of findings) {
      const keys = finding.severity === "error" ? this.nodesThatBreak(finding) : [];
      for (const key of keys) {
        down.add(key);
        if (!finding.id.startsWith("Z") || BOTH_WAYS.has(finding.id)) {
          up.add(key);
        }
      }
    }
    return { down, up };
  }

  /** Nothing is registered then, and nothing scales. */
  private isRefusedTarget({ id, on }: Finding): boolean {
    if (id !== MISNAMED_TARGET && id !== CROSSED_BOUNDS) {
      return false;
    }
    this.targets ??= new Map(this.topology.scalableTargets.map((node) => [nodeKey(node), node]));
    const target = this.targets.get(nodeKey(on));
    const { minCapacity: min, maxCapacity: max } = target ?? {};
    const isCrossed = id === CROSSED_BOUNDS && isKnown(min) && isKnown(max) && (max < min || max < 0);
    return target !== undefined && (id === MISNAMED_TARGET || isCrossed);
  }

  private isAlarmOrPolicy({ on }: Finding): boolean {
    this.signals ??= new Set([...this.topology.alarms, ...this.topology.scalingPolicies].map(nodeKey));
    return this.signals.has(nodeKey(on));
  }

  /** What is wrong with a role is wrong with the schedules that have it. */
  private nodesThatBreak(finding: Finding): readonly string[] {
    if (this.breaksAWay(finding)) {
      return [nodeKey(finding.on)];
    }
    return ABOUT_ROLES.has(finding.id) ? finding.about.map(nodeKey) : [];
  }

  private breaksAWay({ id, on }: Finding): boolean {
    if (
      OVERWRITTEN.has(id) ||
      CLOSED.has(id) ||
      HOLD_CAPACITY.has(id) ||
      HOLDS_WITH_ITS_ALARM.has(id) ||
      WITHOUT_COPIES.has(id) ||
      isOfConfiguration(id)
    ) {
      return false;
    }
    this.onWays ??= nodesOnWays(this.topology);
    return this.onWays.has(nodeKey(on));
  }
}

const isOfConfiguration = (id: string): boolean => id.startsWith("C") && !BOTH_WAYS.has(id);

function nodesOnWays(topology: Topology): ReadonlySet<string> {
  const keys = new Set<string>();
  const add = ({ address, stack }: { readonly address: string; readonly stack?: string }): void => {
    keys.add(nodeKey({ address, ...(stack !== undefined && { stack }) }));
  };
  for (const target of topology.scalableTargets) {
    const { down, up } = waysOf(topology, target);
    for (const node of [...down, ...up].flatMap(({ nodes }) => nodes)) {
      if (node !== target) {
        add(node);
      }
    }
  }
  for (const node of [...topology.schedules, ...topology.scheduledActions, ...topology.scalingPolicies]) {
    add(node);
  }
  return keys;
}
