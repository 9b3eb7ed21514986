import type { SourceAcknowledgement } from "./nodes/acknowledgement";
import type { Alarm } from "./nodes/alarm";
import type { Endpoint } from "./nodes/endpoint";
import type { EndpointConfiguration } from "./nodes/endpoint-configuration";
import type { Forgotten } from "./nodes/forgotten";
import type { InferenceComponent } from "./nodes/inference-component";
import type { NotLookedInto } from "./nodes/not-looked-into";
import type { Provider } from "./nodes/provider";
import type { ManagedPolicy, Role, RolePolicy } from "./nodes/role";
import type { SagemakerModel } from "./nodes/sagemaker-model";
import type { ScalableTarget } from "./nodes/scalable-target";
import type { ScalingPolicy } from "./nodes/scaling-policy";
import type { Schedule } from "./nodes/schedule";
import type { ScheduledAction } from "./nodes/scheduled-action";

/** All resources of a topology, not wired yet: what a reader answers with, in the order of its source. */
export interface Inventory {
  readonly endpoints: readonly Endpoint[];
  readonly endpointConfigurations: readonly EndpointConfiguration[];
  readonly inferenceComponents: readonly InferenceComponent[];
  readonly models: readonly SagemakerModel[];
  readonly scalableTargets: readonly ScalableTarget[];
  readonly scalingPolicies: readonly ScalingPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  readonly alarms: readonly Alarm[];
  readonly schedules: readonly Schedule[];
  readonly roles: readonly Role[];
  readonly rolePolicies: readonly RolePolicy[];
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly providers: readonly Provider[];
  readonly notLookedInto: readonly NotLookedInto[];
  readonly forgotten: readonly Forgotten[];
  readonly acknowledgements: readonly SourceAcknowledgement[];
}

type InventoryDraft = { [List in keyof Inventory]: Inventory[List][number][] };

const emptyInventory = (): InventoryDraft => ({
  endpoints: [],
  endpointConfigurations: [],
  inferenceComponents: [],
  models: [],
  scalableTargets: [],
  scalingPolicies: [],
  scheduledActions: [],
  alarms: [],
  schedules: [],
  roles: [],
  rolePolicies: [],
  managedPolicies: [],
  providers: [],
  notLookedInto: [],
  forgotten: [],
  acknowledgements: [],
});

/** Any resource of an inventory. */
export type Resource = Inventory[keyof Inventory][number];

const LIST: Readonly<Record<Resource["kind"], keyof Inventory>> = {
  endpoint: "endpoints",
  "endpoint-configuration": "endpointConfigurations",
  "inference-component": "inferenceComponents",
  "sagemaker-model": "models",
  "scalable-target": "scalableTargets",
  "target-tracking-policy": "scalingPolicies",
  "step-policy": "scalingPolicies",
  "other-policy": "scalingPolicies",
  "scheduled-action": "scheduledActions",
  "metric-alarm": "alarms",
  "composite-alarm": "alarms",
  schedule: "schedules",
  role: "roles",
  "role-policy": "rolePolicies",
  "managed-policy": "managedPolicies",
  provider: "providers",
  "not-looked-into": "notLookedInto",
  forgotten: "forgotten",
  acknowledgement: "acknowledgements",
};

/** Sorts resources by kind. */
export function inventoryOf(resources: Iterable<Resource>): Inventory {
  const inventory = emptyInventory();
  for (const resource of resources) {
    // `LIST` pairs each kind with its list; the compiler cannot follow a pairing through a variable.
    const list: Resource[] = inventory[LIST[resource.kind]];
    list.push(resource);
  }
  return inventory;
}
