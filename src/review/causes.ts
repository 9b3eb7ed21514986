import type { Addressed, Finding } from "../rules/finding";
import { grouped } from "../rules/grouped";
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

/** What only a live account tells of its findings. */
export interface Account {
  /** The addresses of endpoints that answer nobody, and never will by themselves. */
  readonly dead: ReadonlySet<string>;
  /** @default - nobody knows what was applied */
  readonly applied?: Applied;
}

/**
 * For each finding that only follows from another one, that one: nothing can be on what is not there. What has a cause of
 * its own is in nobody's consequences, so a policy that is missing on a target that is there does not follow from its
 * component.
 */
export function causesOf(
  findings: readonly Finding[],
  topology: Topology,
  account?: Account,
): ReadonlyMap<Finding, Finding> {
  if (findings.length < 2 || !findings.some(({ id }) => CAUSES.has(id))) {
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

const CAUSES: ReadonlySet<string> = new Set(["V02", "V03", "D01", "Z30"]);

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

/** What a rule misses on a resource: it says the same as that this one is gone. */
const LACKS: ReadonlyMap<string, (node: Hung) => boolean> = new Map([
  ["Z04", ({ kind }) => kind === "scalable-target"],
  ["Z06", (node) => isPolicy(node) && !isForWaking(node)],
  ["Z24", isPolicy],
  ["W01", isForWaking],
  ["W28", isForWaking],
  ["W29", isForWaking],
  ["W02", ({ kind }) => kind === "metric-alarm" || kind === "composite-alarm"],
]);

/** What says that nothing comes of a resource, whatever is between it and what is gone. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(["V01", "V07"]);

/** The name of the component or variant that a policy scales. */
function nameIn({ resourceId }: ScalingPolicy): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "variant" ? resource.variantName : resource?.name;
}

class Causes {
  private readonly hanging: Hanging;
  /** What says that a node is gone, or has failed, by its key. */
  private readonly gone = new Map<string, Finding>();
  private goneByParent: Map<string, (readonly [missing: string, finding: Finding])[]> | undefined;
  /** What says that a target names nothing, by its key. */
  private readonly misnamed = new Map<string, Finding>();

  /** The components that were applied and are not there, by the key of their endpoint. */
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
      if (finding.id === "Z30") {
        this.misnamed.set(this.hanging.key(finding.on), finding);
      }
      for (const node of this.goneBy(finding)) {
        this.gone.set(this.hanging.key(node), finding);
      }
    }
  }

  of(finding: Finding): Finding | undefined {
    const { id, on, about } = finding;
    const key = this.hanging.key(on);
    if (id === "D01") {
      const [missing] = about;
      return missing && this.above(this.hanging.key(missing));
    }
    if (id === "V03") {
      // Told of an endpoint when the component is not there at all.
      return this.hanging.node(key)?.kind === "endpoint" ? this.gone.get(key) : this.above(key);
    }
    if (WITHOUT_EFFECT.has(id)) {
      const [cause] = this.hanging.ancestors(key).flatMap((ancestor) => this.gone.get(ancestor) ?? []);
      return cause;
    }
    const lacks = LACKS.get(id);
    return lacks && (this.lackOn(key, lacks) ?? this.namelessPolicy(key, lacks));
  }

  private *goneBy({ id, on, about }: Finding): Generator<Addressed> {
    const { hanging, account } = this;
    if (id === "D01") {
      yield* about;
    } else if (id === "V02" && account?.dead.has(on.address) === true) {
      yield on;
    } else if (id === "V03" && hanging.node(hanging.key(on))?.kind === "inference-component") {
      yield on;
    } else if (id === "V03" && account?.applied !== undefined) {
      yield* this.absentFrom(on, account.applied.topology);
    }
  }

  /** The components that were applied on an endpoint and are not in the account. */
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

  /** What says that all is gone that a node hangs on. */
  private above(key: string): Finding | undefined {
    const found = this.hanging.parents(key).map((parent) => this.goneOrOf(parent));
    return found.every((finding) => finding !== undefined) ? found[0] : undefined;
  }

  /** A variant comes and goes with its endpoint. */
  private goneOrOf(key: string): Finding | undefined {
    return this.gone.get(key) ?? (this.hanging.node(key)?.kind === "variant" ? this.above(key) : undefined);
  }

  /** What says that the very thing is gone that a rule misses there. */
  private lackOn(key: string, lacks: (node: Hung) => boolean): Finding | undefined {
    for (const [missing, finding] of this.goneFrom(key)) {
      const node = this.hanging.node(missing);
      if (node !== undefined && lacks(node)) {
        return finding;
      }
    }
    return undefined;
  }

  /** What is gone of all that hung directly on a node. */
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

  /** A target with a wrong name: what it lacks is there, for the component or variant that is meant. */
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
