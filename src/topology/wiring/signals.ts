import { partitionOf } from "../../catalogue/partitions";
import { absent, dangling, type Edge, resolved, unknownEdge } from "../edge";
import type { Inventory } from "../inventory";
import type { Alarm, MetricAlarm } from "../nodes/alarm";
import type { Endpoint } from "../nodes/endpoint";
import type { InferenceComponent } from "../nodes/inference-component";
import type { ScalingPolicy } from "../nodes/scaling-policy";
import type { Related } from "../related";
import { isKnown, isUnknown, Unknown } from "../unknown";
import type { Directories } from "./directories";
import { type Mention, mention } from "./mention";
import { Relation } from "./relation";
import { policyPathOf } from "./resource-name";
import type { Scaling } from "./scaling";

type ActionField = "alarmActions" | "okActions" | "insufficientDataActions";

/** What alarms watch, and which policies they fire. */
export class Signals {
  readonly watchedComponents = new Relation<Alarm, InferenceComponent>(this.find.isPartial, this.find.work);
  readonly watchedEndpoints = new Relation<Alarm, Endpoint>(this.find.isPartial, this.find.work);
  readonly fired = {
    alarmActions: new Relation<Alarm, ScalingPolicy>(this.find.isPartial, this.find.work),
    okActions: new Relation<Alarm, ScalingPolicy>(this.find.isPartial, this.find.work),
    insufficientDataActions: new Relation<Alarm, ScalingPolicy>(this.find.isPartial, this.find.work),
  } as const;
  private readonly ofComponents = new Map<InferenceComponent, Related<ScalingPolicy>>();

  constructor(
    inventory: Inventory,
    private readonly find: Directories,
    private readonly scaling: Scaling,
  ) {
    for (const alarm of inventory.alarms) {
      if (alarm.kind === "metric-alarm") {
        this.watchedComponents.add(alarm, find.components.find(dimension(alarm, "InferenceComponentName")));
        this.watchedEndpoints.add(alarm, find.endpoints.find(dimension(alarm, "EndpointName")));
      }
      this.wireActions(alarm, "alarmActions");
      this.wireActions(alarm, "okActions");
      this.wireActions(alarm, "insufficientDataActions");
    }
  }

  private wireActions(alarm: Alarm, field: ActionField): void {
    const actions = alarm[field];
    const relation = this.fired[field];
    for (const arn of isUnknown(actions) ? [] : actions.filter(isKnown)) {
      relation.add(alarm, this.policyByArn({ by: alarm, value: arn }));
    }
    if (!isUnknown(actions) && !actions.some(isUnknown)) {
      return;
    }
    const unknown = mention(alarm, Unknown, field);
    const policies = this.find.policies.at(unknown.reference?.from ?? []);
    if (policies.length === 0) {
      this.addUnknown(relation, alarm, unknown);
    } else if (policies.length > 1 && unknown.reference?.isChoice) {
      relation.add(alarm, unknownEdge(policies));
    } else {
      for (const node of policies) {
        relation.add(alarm, resolved(node));
      }
    }
  }

  /** Many alarms may watch one component: they share one list. */
  private policiesOf(component: InferenceComponent): Related<ScalingPolicy> {
    const known = this.ofComponents.get(component);
    const policies =
      known ??
      this.scaling.subjects.nodesTo(component).flatMap((target) => this.scaling.targetsOfPolicies.nodesTo(target));
    this.ofComponents.set(component, policies);
    return policies;
  }

  private policyByArn(arn: Mention): Edge<ScalingPolicy> {
    const exact = this.find.policyArns.find(arn);
    if (exact.kind === "resolved") {
      return exact;
    }
    const path = isKnown(arn.value) ? policyPathOf(arn.value) : undefined;
    if (path === undefined) {
      return isKnown(arn.value) ? dangling(arn.value) : absent;
    }
    const edge = this.find.policies.find({ by: arn.by, value: path });
    return edge.kind === "resolved" && isKnown(arn.value) && isOfAnotherRegion(arn.value, edge.node)
      ? dangling(arn.value)
      : edge;
  }

  /** An action that is a topic for all we know must not make every policy look as if it might have an alarm. */
  private addUnknown(relation: Relation<Alarm, ScalingPolicy>, alarm: Alarm, action: Mention): void {
    const from = action.reference?.from ?? [];
    const elsewhere = from.length > 0 && from.every((key) => /(^|[.:])aws_[a-z0-9_]+\.[^.]+$/.test(key));
    if (elsewhere || (alarm.kind === "metric-alarm" && isForeign(alarm))) {
      return;
    }
    const watched = this.watchedComponents.edgeFrom(alarm);
    if (watched.kind !== "resolved") {
      relation.add(alarm, unknownEdge());
      return;
    }
    const policies = this.policiesOf(watched.node);
    if (!policies.surelyNone) {
      relation.add(alarm, unknownEdge(policies.nodes));
    }
  }
}

function isOfAnotherRegion(arn: string, { region }: ScalingPolicy): boolean {
  const [, partition, , written] = arn.split(":");
  return isKnown(region) && (written !== region || partition !== (partitionOf(region) ?? partition));
}

/** True when the alarm is surely not about SageMaker. */
const isForeign = (alarm: MetricAlarm): boolean => isKnown(alarm.namespace) && !/sagemaker/i.test(alarm.namespace);

function dimension(alarm: MetricAlarm, name: string): Mention {
  const { dimensions } = alarm;
  if (!isKnown(dimensions)) {
    // Unknown dimensions may well be others than this one: look it up by reference, or not at all.
    return mention(alarm, alarm.references?.dimensions === undefined ? undefined : dimensions, "dimensions");
  }
  return mention(alarm, dimensions.get(name), "dimensions", name);
}
