import { absent, type Edge, unknownEdge } from "../edge";
import type { Inventory } from "../inventory";
import type { InferenceComponent } from "../nodes/inference-component";
import type { Node } from "../nodes/node";
import type { ScalableIdentity, ScalableTarget } from "../nodes/scalable-target";
import type { ScalingPolicy } from "../nodes/scaling-policy";
import type { ScheduledAction } from "../nodes/scheduled-action";
import type { Variant } from "../nodes/variant";
import { isKnown, isUnknown } from "../unknown";
import { append } from "./append";
import type { Directories } from "./directories";
import type { Hosting } from "./hosting";
import { type Mention, mention, partOf } from "./mention";
import { Relation } from "./relation";
import { parseResourceId } from "./resource-name";

/** What a scalable target scales. */
export type Subject = InferenceComponent | Variant;

/** Subjects <- scalable targets <- policies and scheduled actions. */
export class Scaling {
  readonly subjects = new Relation<ScalableTarget, Subject>(this.find.isPartial, this.find.work);
  readonly targetsOfPolicies = new Relation<ScalingPolicy, ScalableTarget>(this.find.isPartial, this.find.work);
  readonly targetsOfActions = new Relation<ScheduledAction, ScalableTarget>(this.find.isPartial, this.find.work);

  private readonly identified = new WeakMap<readonly ScalableTarget[], Map<string, ScalableTarget[]>>();

  constructor(
    inventory: Inventory,
    private readonly find: Directories,
    private readonly hosting: Hosting,
  ) {
    for (const target of inventory.scalableTargets) {
      this.subjects.add(target, this.subjectOf(target));
    }
    for (const policy of inventory.scalingPolicies) {
      this.targetsOfPolicies.add(policy, this.targetOf(policy));
    }
    for (const action of inventory.scheduledActions) {
      this.targetsOfActions.add(action, this.targetOf(action));
    }
  }

  private subjectOf(target: ScalableTarget): Edge<Subject> {
    const id = mention(target, target.resourceId, "resourceId");
    const shape = isKnown(target.resourceId) ? target.resourceId : id.reference?.text;
    const kind = shape === undefined ? undefined : parseResourceId(shape)?.kind;
    if (kind === "inference-component") {
      return this.find.components.find(partOf(id, componentName));
    }
    if (kind === "variant") {
      return this.hosting.variantOn(this.find.endpoints.find(partOf(id, endpointName)), partOf(id, variantName));
    }
    return isUnknown(target.resourceId) ? this.subjectByReference(target, id) : absent;
  }

  /** A plan states which resources an unknown id is made of, not its value. */
  private subjectByReference(target: ScalableTarget, id: Mention): Edge<Subject> {
    const component = this.find.components.find(id);
    if (component.kind === "resolved") {
      return component;
    }
    const endpoint = this.find.endpoints.find(id);
    if (endpoint.kind === "resolved") {
      return this.hosting.variantOn(endpoint, id);
    }
    const ofComponent = target.scalableDimension === "sagemaker:inference-component:DesiredCopyCount";
    return ofComponent && component.kind === "unknown" ? component : unknownEdge();
  }

  private targetOf(by: Node & ScalableIdentity): Edge<ScalableTarget> {
    const edge = this.find.targets.find(mention(by, by.resourceId, "resourceId"));
    if (edge.kind !== "unknown") {
      return edge;
    }
    // Not a choice: one resource may be scaled in several dimensions, and this one says which.
    const identity = identityOf(by);
    if (identity === undefined || edge.candidates.length === 0) {
      return edge;
    }
    const same = this.inDimensions(edge.candidates).get(identity) ?? [];
    const [only] = same;
    return same.length === 1 && only !== undefined ? { kind: "resolved", node: only } : edge;
  }

  /** Policies and actions share lists of candidates: each list is looked through once. */
  private inDimensions(targets: readonly ScalableTarget[]): ReadonlyMap<string, readonly ScalableTarget[]> {
    let byIdentity = this.identified.get(targets);
    if (byIdentity === undefined) {
      byIdentity = new Map();
      for (const target of targets) {
        const identity = identityOf(target);
        if (identity !== undefined) {
          append(byIdentity, identity, target);
        }
      }
      this.identified.set(targets, byIdentity);
    }
    return byIdentity;
  }
}

/** Equal for what is of one resource in one dimension. */
const identityOf = ({ resourceId, scalableDimension }: ScalableIdentity): string | undefined =>
  isKnown(resourceId) ? JSON.stringify([resourceId, isKnown(scalableDimension) ? scalableDimension : null]) : undefined;

function componentName(id: string): string | undefined {
  const resource = parseResourceId(id);
  return resource?.kind === "inference-component" ? resource.name : undefined;
}

function endpointName(id: string): string | undefined {
  const resource = parseResourceId(id);
  return resource?.kind === "variant" ? resource.endpointName : undefined;
}

function variantName(id: string): string | undefined {
  const resource = parseResourceId(id);
  return resource?.kind === "variant" ? resource.variantName : undefined;
}
