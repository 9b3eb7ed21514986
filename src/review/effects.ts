import { waysOf } from "../behaviour";
import type { Outcome } from "../rules/effect";
import type { Finding } from "../rules/finding";
import { nodeKey, type Topology } from "../topology";
import type { Breaks } from "./subject-verdict";

/** The outcome for an endpoint; `wakes nothing`: an alarm or policy on no way, so another way may wake it. */
export type Said = Outcome | "wakes nothing";

/** What findings mean for sleeping and waking. */
export class Effects {
  /** The nodes on the ways of all targets, without the targets. Created for the first error. */
  private onWays: ReadonlySet<string> | undefined;
  private signals: ReadonlySet<string> | undefined;

  constructor(private readonly topology: Topology) {}

  /** What errors do to an endpoint as a whole. Errors about a node of a way break that way, and are in `breaks`. */
  of(finding: Finding): readonly Said[] {
    const { severity, effect } = finding;
    if (severity !== "error" || effect.otherwise === undefined || this.breaksAWay(finding)) {
      return [];
    }
    return [effect.otherwise === "stays asleep" && this.isAlarmOrPolicy(finding) ? "wakes nothing" : effect.otherwise];
  }

  /** The nodes of ways that errors break, by direction. */
  breaks(findings: readonly Finding[]): Breaks {
    const [down, up] = [new Set<string>(), new Set<string>()];
    for (const finding of findings) {
      const keys = finding.severity === "error" ? this.nodesThatBreak(finding) : [];
      for (const direction of finding.effect.breaks) {
        const broken = direction === "down" ? down : up;
        for (const key of keys) {
          broken.add(key);
        }
      }
    }
    return { down, up };
  }

  private isAlarmOrPolicy({ on }: Finding): boolean {
    this.signals ??= new Set([...this.topology.alarms, ...this.topology.scalingPolicies].map(nodeKey));
    return this.signals.has(nodeKey(on));
  }

  private nodesThatBreak(finding: Finding): readonly string[] {
    if (finding.effect.through === "about") {
      return finding.about.map(nodeKey);
    }
    return this.breaksAWay(finding) ? [nodeKey(finding.on)] : [];
  }

  private breaksAWay({ effect, on }: Finding): boolean {
    if (effect.breaks.length === 0 || effect.through === "about") {
      return false;
    }
    this.onWays ??= nodesOnWays(this.topology);
    return this.onWays.has(nodeKey(on));
  }
}

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
