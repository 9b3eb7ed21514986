import { grouped } from "../grouped";
import type { Absence, Lack } from "../rules/absence";
import type { Addressed, Finding } from "../rules/finding";
import {
  type InferenceComponent,
  isKnown,
  isWakePolicy,
  parseResourceId,
  type ScalingPolicy,
  type Topology,
} from "../topology";
import { type Applied, Hanging, type Hung } from "./hanging";
import { isAtLeast } from "./order";

/** What is known about findings only in a live account. */
export interface Account {
  /** The addresses of endpoints that answer no requests and do not recover. */
  readonly dead: ReadonlySet<string>;
  /** @default - unknown */
  readonly applied?: Applied;
}

/**
 * For each consequence, its cause: nothing can depend on a missing resource. A finding with a cause of
 * its own is no consequence of others, so a missing policy on an existing target does not follow from its
 * component.
 */
export function causesOf(
  findings: readonly Finding[],
  topology: Topology,
  account?: Account,
): ReadonlyMap<Finding, Finding> {
  if (findings.length < 2 || !findings.some(({ absence }) => absence !== undefined && CAUSES.has(absence))) {
    return new Map();
  }
  const causes = new Causes(findings, topology, account);
  const direct = new Map<Finding, Finding>();
  for (const finding of findings) {
    const cause = causes.of(finding);
    // A warning must not hide an error.
    if (cause !== undefined && cause !== finding && isAtLeast(cause.severity, finding.severity)) {
      direct.set(finding, cause);
    }
  }
  return new Map([...direct.keys()].map((finding) => [finding, rootOf(finding, direct)]));
}

const CAUSES: ReadonlySet<Absence> = new Set(["dead endpoint", "missing component", "missing", "misnamed"] as const);

function rootOf(finding: Finding, direct: ReadonlyMap<Finding, Finding>): Finding {
  let root = finding;
  for (let next = direct.get(root); next !== undefined; next = direct.get(root)) {
    root = next;
  }
  return root;
}

const isForWaking = (node: Hung): boolean => isPolicy(node) && isWakePolicy(node);

const isPolicy = (node: Hung): node is ScalingPolicy =>
  node.kind === "step-policy" || node.kind === "target-tracking-policy" || node.kind === "other-policy";

/** Whether a node is what a resource lacks: both findings then report the same. */
const IS_LACKED: Readonly<Record<Lack, (node: Hung) => boolean>> = {
  "lacks a scalable target": ({ kind }) => kind === "scalable-target",
  "lacks a policy": isPolicy,
  "lacks a sleep policy": (node) => isPolicy(node) && !isForWaking(node),
  "lacks a wake policy": isForWaking,
  "lacks an alarm": ({ kind }) => kind === "metric-alarm" || kind === "composite-alarm",
};

/** The name of the component or variant that a policy scales. */
function nameIn({ resourceId }: ScalingPolicy): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "variant" ? resource.variantName : resource?.name;
}

class Causes {
  private readonly hanging: Hanging;
  /** The finding that a node is missing or has failed, by its key. */
  private readonly gone = new Map<string, Finding>();
  private goneByParent: Map<string, (readonly [missing: string, finding: Finding])[]> | undefined;
  /** The finding that a target names nothing, by its key. */
  private readonly misnamed = new Map<string, Finding>();

  /** The applied components that do not exist, by the key of their endpoint. */
  private absent: ReadonlyMap<string, readonly InferenceComponent[]> | undefined;
  /** The policies without a target in the source, by the name of the resource that they scale. */
  private adrift: ReadonlyMap<string, readonly ScalingPolicy[]> | undefined;

  constructor(
    findings: readonly Finding[],
    private readonly topology: Topology,
    private readonly account: Account | undefined,
  ) {
    this.hanging = new Hanging(topology, account?.applied);
    for (const finding of findings) {
      if (finding.absence === "misnamed") {
        this.misnamed.set(this.hanging.key(finding.on), finding);
      }
      for (const node of this.goneBy(finding)) {
        this.gone.set(this.hanging.key(node), finding);
      }
    }
  }

  of(finding: Finding): Finding | undefined {
    const { absence, on, about } = finding;
    const key = this.hanging.key(on);
    switch (absence) {
      case undefined:
      case "dead endpoint":
      case "misnamed":
        return undefined;
      case "missing": {
        const [missing] = about;
        return missing && this.above(this.hanging.key(missing));
      }
      case "missing component":
        // The finding is on the endpoint if the component does not exist.
        return this.hanging.node(key)?.kind === "endpoint" ? this.gone.get(key) : this.above(key);
      case "without effect": {
        // Also through what lies between it and the missing resource.
        const [cause] = this.hanging.ancestors(key).flatMap((ancestor) => this.gone.get(ancestor) ?? []);
        return cause;
      }
      default: {
        const isLacked = IS_LACKED[absence];
        return this.lackOn(key, isLacked) ?? this.namelessPolicy(key, isLacked);
      }
    }
  }

  private *goneBy({ absence, on, about }: Finding): Generator<Addressed> {
    const { hanging, account } = this;
    if (absence === "missing") {
      yield* about;
    } else if (absence === "dead endpoint" && account?.dead.has(on.address) === true) {
      yield on;
    } else if (absence === "missing component" && hanging.node(hanging.key(on))?.kind === "inference-component") {
      yield on;
    } else if (absence === "missing component" && account?.applied !== undefined) {
      yield* this.absentFrom(on, account.applied.topology);
    }
  }

  /** The components that were applied on an endpoint and do not exist in the account. */
  private absentFrom(endpoint: Addressed, applied: Topology): readonly InferenceComponent[] {
    this.absent ??= grouped(this.missingIn(applied), (component) => {
      const host = applied.endpointOf(component).node;
      return host && this.hanging.key(host);
    });
    return this.absent.get(this.hanging.key(endpoint)) ?? [];
  }

  private missingIn(applied: Topology): readonly InferenceComponent[] {
    const there = new Set(this.topology.inferenceComponents.map(({ name }) => name));
    return applied.inferenceComponents.filter(({ name }) => !there.has(name));
  }

  /** The findings that everything a node depends on is missing. */
  private above(key: string): Finding | undefined {
    const found = this.hanging.parents(key).map((parent) => this.goneOrOf(parent));
    return found.every((finding) => finding !== undefined) ? found[0] : undefined;
  }

  /** A variant exists only with its endpoint. */
  private goneOrOf(key: string): Finding | undefined {
    return this.gone.get(key) ?? (this.hanging.node(key)?.kind === "variant" ? this.above(key) : undefined);
  }

  /** The findings that exactly what a resource lacks is missing. */
  private lackOn(key: string, lacks: (node: Hung) => boolean): Finding | undefined {
    for (const [missing, finding] of this.goneFrom(key)) {
      const node = this.hanging.node(missing);
      if (node !== undefined && lacks(node)) {
        return finding;
      }
    }
    return undefined;
  }

  /** What is missing of everything that depended directly on a node. */
  private goneFrom(key: string): readonly (readonly [missing: string, finding: Finding])[] {
    if (this.goneByParent === undefined) {
      this.goneByParent = new Map();
      for (const entry of this.gone) {
        for (const parent of this.hanging.parents(entry[0])) {
          this.goneByParent.set(parent, this.goneByParent.get(parent) ?? []);
          this.goneByParent.get(parent)?.push(entry);
        }
      }
    }
    return this.goneByParent.get(key) ?? [];
  }

  /** A target with a wrong name: what it lacks exists for the intended component or variant. */
  private namelessPolicy(key: string, lacks: (node: Hung) => boolean): Finding | undefined {
    const misnamed = this.misnamed.get(key);
    if (misnamed === undefined) {
      return undefined;
    }
    const meant = new Set(misnamed.about.map((node) => this.hanging.key(node)));
    const names = new Set(
      [...meant].flatMap((one) => {
        const node = this.hanging.node(one);
        return (node?.kind === "inference-component" || node?.kind === "variant") && isKnown(node.name)
          ? [node.name]
          : [];
      }),
    );
    this.adrift ??= grouped(
      this.topology.scalingPolicies.filter((policy) => this.topology.targetOf(policy).node === undefined),
      nameIn,
    );
    const waiting = [...names].flatMap((name) => this.adrift?.get(name) ?? []);
    this.topology.work.spend(waiting.length);
    return waiting.some(lacks) ? misnamed : undefined;
  }
}
