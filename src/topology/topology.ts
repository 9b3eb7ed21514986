import { type Edge, unknownEdge } from "./edge";
import type { Inventory } from "./inventory";
import { isPartial, type Limit, type SourceKnowledge, type WhyUnknown } from "./limits";
import type { ModuleCalls } from "./module-input";
import type { SourceAcknowledgement } from "./nodes/acknowledgement";
import type { Alarm, MetricAlarm } from "./nodes/alarm";
import type { Endpoint } from "./nodes/endpoint";
import type { EndpointConfiguration } from "./nodes/endpoint-configuration";
import type { Forgotten } from "./nodes/forgotten";
import type { InferenceComponent } from "./nodes/inference-component";
import type { Node } from "./nodes/node";
import type { NotLookedInto } from "./nodes/not-looked-into";
import type { PolicyDocument } from "./nodes/policy-document";
import type { Provider } from "./nodes/provider";
import type { Role } from "./nodes/role";
import type { SagemakerModel } from "./nodes/sagemaker-model";
import type { ScalableTarget } from "./nodes/scalable-target";
import type { ScalingPolicy, StepPolicy, TargetTrackingPolicy } from "./nodes/scaling-policy";
import type { Schedule } from "./nodes/schedule";
import type { ScheduledAction } from "./nodes/scheduled-action";
import type { Variant } from "./nodes/variant";
import { Related } from "./related";
import { isStepPolicy, isTargetTracking, isWakePolicy, watchesWakeMetric } from "./traits";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "./unknown";
import { whyUnknown } from "./why-unknown";
import type { Subject } from "./wiring/scaling";
import { Wiring } from "./wiring/wiring";
import { Work } from "./work";

/**
 * Endpoints, components, targets, policies, alarms and schedules, and how they are wired.
 *
 * A question with one answer gives an `Edge` (`endpointOf(component).node`); a question with many gives a `Related`,
 * which is iterable and states whether there may be more than the source shows (`surelyNone`).
 */
export class Topology {
  readonly endpoints: readonly Endpoint[];
  readonly endpointConfigurations: readonly EndpointConfiguration[];
  readonly variants: readonly Variant[];
  /** All inference components, adapters included. */
  readonly inferenceComponents: readonly InferenceComponent[];
  readonly models: readonly SagemakerModel[];
  readonly scalableTargets: readonly ScalableTarget[];
  readonly scalingPolicies: readonly ScalingPolicy[];
  readonly targetTrackingPolicies: readonly TargetTrackingPolicy[];
  readonly stepPolicies: readonly StepPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  readonly alarms: readonly Alarm[];
  /** Alarms that fire a wake policy, or watch a metric that is there for waking. */
  readonly wakeAlarms: readonly MetricAlarm[];
  readonly schedules: readonly Schedule[];
  readonly roles: readonly Role[];
  /** The configurations of the AWS provider. */
  readonly providers: readonly Provider[];
  /** What may hold more of all this and was not read, such as CloudFormation stacks. */
  readonly notLookedInto: readonly NotLookedInto[];
  /** What Terraform takes out of its state and leaves in AWS. */
  readonly forgotten: readonly Forgotten[];
  /** What the source itself says about findings that may stay. */
  readonly acknowledgements: readonly SourceAcknowledgement[];

  /** Why the source does not show all that there is, or not as it will be. Most sources have none. */
  readonly limits: readonly Limit[];
  /** True when the source shows a part: what is absent may exist, and every `Related` says so. */
  readonly isPartial: boolean;

  /** The calls of modules, if the source is a plan: what their callers set. */
  readonly moduleCalls: ModuleCalls | undefined;

  /** What may be done for it: spent by whoever compares many of its nodes with many others. */
  readonly work: Work;

  private readonly wiring: Wiring;
  private readonly providersByScope: ReadonlyMap<string, Provider>;

  constructor(
    inventory: Inventory,
    private readonly knowledge: SourceKnowledge = {},
  ) {
    this.limits = knowledge.limits ?? [];
    this.moduleCalls = knowledge.moduleCalls;
    this.work = new Work(knowledge.source ?? "the topology");
    this.isPartial = isPartial(this.limits);
    this.wiring = new Wiring(inventory, this.isPartial, this.work);
    this.endpoints = inventory.endpoints;
    this.endpointConfigurations = inventory.endpointConfigurations;
    this.variants = inventory.endpointConfigurations.flatMap(({ variants }) => (isUnknown(variants) ? [] : variants));
    this.inferenceComponents = inventory.inferenceComponents;
    this.models = inventory.models;
    this.scalableTargets = inventory.scalableTargets;
    this.scalingPolicies = inventory.scalingPolicies;
    this.targetTrackingPolicies = inventory.scalingPolicies.filter(isTargetTracking);
    this.stepPolicies = inventory.scalingPolicies.filter(isStepPolicy);
    this.scheduledActions = inventory.scheduledActions;
    this.alarms = inventory.alarms;
    this.wakeAlarms = inventory.alarms.filter((alarm): alarm is MetricAlarm => this.isWakeAlarm(alarm));
    this.schedules = inventory.schedules;
    this.roles = inventory.roles;
    this.providers = inventory.providers;
    this.providersByScope = new Map(inventory.providers.map((provider) => [provider.scope, provider]));
    this.notLookedInto = inventory.notLookedInto;
    this.forgotten = inventory.forgotten;
    this.acknowledgements = inventory.acknowledgements;
  }

  /**
   * Why a field of a node is `Unknown`.
   *
   * @param field the node's (`minCapacity`), or Terraform's argument (`min_capacity`)
   */
  whyUnknown(node: Node, field: string): WhyUnknown {
    return whyUnknown(this.knowledge, node, field);
  }

  // What hosts what

  configurationOf(hosting: Endpoint | Variant): Edge<EndpointConfiguration> {
    if (hosting.kind === "endpoint") {
      return this.wiring.hosting.configurations.edgeFrom(hosting);
    }
    const node = this.wiring.hosting.configurationOfVariant.get(hosting);
    return node === undefined ? unknownEdge() : { kind: "resolved", node };
  }

  /** The endpoints that run a configuration: usually one. */
  endpointsOf(hosting: EndpointConfiguration | Variant): Related<Endpoint> {
    const { configurations, configurationOfVariant } = this.wiring.hosting;
    const configuration = hosting.kind === "variant" ? configurationOfVariant.get(hosting) : hosting;
    return configuration === undefined ? new Related([], false) : configurations.nodesTo(configuration);
  }

  variantsOf(endpoint: Endpoint): Related<Variant> {
    return this.wiring.hosting.variantsOf(endpoint);
  }

  endpointOf(component: InferenceComponent): Edge<Endpoint> {
    return this.wiring.hosting.endpoints.edgeFrom(component);
  }

  /** The variant that it is placed on: the one that it names, or the only one that its endpoint has. */
  variantOf(component: InferenceComponent): Edge<Variant> {
    return this.wiring.hosting.variants.edgeFrom(component);
  }

  instanceTypeOf(component: InferenceComponent): Optional<string> {
    const variant = this.variantOf(component);
    return variant.kind === "unknown" ? Unknown : variant.node?.instanceType;
  }

  /** The components of an endpoint, or those placed on a variant; adapters included. */
  componentsOf(hosting: Endpoint | Variant): Related<InferenceComponent> {
    const { endpoints, variants } = this.wiring.hosting;
    return hosting.kind === "endpoint" ? endpoints.nodesTo(hosting) : variants.nodesTo(hosting);
  }

  /** The component that an adapter adapts. */
  baseOf(adapter: InferenceComponent): Edge<InferenceComponent> {
    return this.wiring.hosting.bases.edgeFrom(adapter);
  }

  adaptersOf(base: InferenceComponent): Related<InferenceComponent> {
    return this.wiring.hosting.bases.nodesTo(base);
  }

  /** The model that a variant runs, or a component (the first of its specifications that names one). */
  modelOf(hosting: InferenceComponent | Variant): Edge<SagemakerModel> {
    return this.wiring.hosting.models.edgeFrom(hosting);
  }

  /** What a variant is for; `Unknown` when the source does not tell whether it has a model of its own. */
  hostingOf(variant: Variant): Maybe<HostingKind> {
    const configuration = this.configurationOf(variant).node;
    if (variant.serverless !== undefined) {
      return isUnknown(variant.serverless) ? Unknown : "serverless";
    }
    if (configuration === undefined || isUnknown(configuration.asyncConfiguration)) {
      return Unknown;
    }
    if (configuration.asyncConfiguration !== undefined) {
      return "asynchronous";
    }
    if (variant.modelName === undefined) {
      return "inference-components";
    }
    // The name of a model is not known before apply, but it will be there.
    return isKnown(variant.modelName) || this.modelOf(variant).kind === "resolved" ? "real-time" : Unknown;
  }

  // What scales what

  /** What a target scales: a component's copies, or a variant's instances. */
  subjectOf(target: ScalableTarget): Edge<Subject> {
    return this.wiring.scaling.subjects.edgeFrom(target);
  }

  targetsOf(subject: Subject): Related<ScalableTarget> {
    return this.wiring.scaling.subjects.nodesTo(subject);
  }

  targetOf(scaling: ScalingPolicy | ScheduledAction): Edge<ScalableTarget> {
    const { targetsOfPolicies, targetsOfActions } = this.wiring.scaling;
    return scaling.kind === "scheduled-action"
      ? targetsOfActions.edgeFrom(scaling)
      : targetsOfPolicies.edgeFrom(scaling);
  }

  policiesOf(scaled: ScalableTarget | Subject): Related<ScalingPolicy> {
    const { targetsOfPolicies } = this.wiring.scaling;
    return scaled.kind === "scalable-target"
      ? targetsOfPolicies.nodesTo(scaled)
      : this.targetsOf(scaled).flatMap((target) => targetsOfPolicies.nodesTo(target));
  }

  trackingPoliciesOf(scaled: ScalableTarget | Subject): Related<TargetTrackingPolicy> {
    return this.policiesOf(scaled).filter(isTargetTracking);
  }

  stepPoliciesOf(scaled: ScalableTarget | Subject): Related<StepPolicy> {
    return this.policiesOf(scaled).filter(isStepPolicy);
  }

  /** The step policies that are meant to scale out; whether they can scale out from zero is for a rule to say. */
  wakePoliciesOf(scaled: ScalableTarget | Subject): Related<StepPolicy> {
    return this.policiesOf(scaled).filter(isWakePolicy);
  }

  scheduledActionsOf(scaled: ScalableTarget | Subject): Related<ScheduledAction> {
    const { targetsOfActions } = this.wiring.scaling;
    return scaled.kind === "scalable-target"
      ? targetsOfActions.nodesTo(scaled)
      : this.targetsOf(scaled).flatMap((target) => targetsOfActions.nodesTo(target));
  }

  // What fires what

  /** The policies that an alarm fires when it goes into a state. */
  policiesFiredBy(alarm: Alarm, state: AlarmState = "ALARM"): Related<ScalingPolicy> {
    return this.wiring.signals.fired[ACTIONS[state]].nodesFrom(alarm);
  }

  /** The alarms that fire a policy when they go into a state. */
  alarmsOf(policy: ScalingPolicy, state: AlarmState = "ALARM"): Related<Alarm> {
    return this.wiring.signals.fired[ACTIONS[state]].nodesTo(policy);
  }

  /** The alarms that fire a wake policy of a component or variant. */
  wakeAlarmsOf(scaled: ScalableTarget | Subject): Related<Alarm> {
    return this.wakePoliciesOf(scaled).flatMap((policy) => this.alarmsOf(policy));
  }

  /** The alarms that have a component or an endpoint among their dimensions, whatever they fire. */
  alarmsWatching(watched: InferenceComponent | Endpoint): Related<Alarm> {
    const { watchedComponents, watchedEndpoints } = this.wiring.signals;
    return watched.kind === "endpoint" ? watchedEndpoints.nodesTo(watched) : watchedComponents.nodesTo(watched);
  }

  watchedComponentOf(alarm: Alarm): Edge<InferenceComponent> {
    return this.wiring.signals.watchedComponents.edgeFrom(alarm);
  }

  watchedEndpointOf(alarm: Alarm): Edge<Endpoint> {
    return this.wiring.signals.watchedEndpoints.edgeFrom(alarm);
  }

  // Who makes what, and with which rights

  /** The configuration that a resource is made with; unknown where the resource says a Region of its own. */
  providerOf(node: Node): Edge<Provider> {
    const provider = this.providersByScope.get(node.scope);
    return provider === undefined ? unknownEdge() : { kind: "resolved", node: provider };
  }

  /** The component that a schedule of EventBridge Scheduler acts on. */
  componentOf(schedule: Schedule): Edge<InferenceComponent> {
    return this.wiring.schedules.components.edgeFrom(schedule);
  }

  schedulesOf(component: InferenceComponent): Related<Schedule> {
    return this.wiring.schedules.components.nodesTo(component);
  }

  roleOf(node: Schedule | EndpointConfiguration | SagemakerModel): Edge<Role> {
    return node.kind === "schedule"
      ? this.wiring.schedules.roles.edgeFrom(node)
      : this.wiring.hosting.roles.edgeFrom(node);
  }

  /** The policy documents of a role, inline and managed; not complete when a managed policy is not in the source. */
  permissionsOf(role: Role): Related<PolicyDocument> {
    const { roles, managedPolicies } = this.wiring.permissions;
    const given = roles.nodesTo(role);
    const attached = given.flatMap((policy) => managedPolicies.nodesFrom(policy));
    const documents = [...role.inlinePolicies, ...[...given, ...attached].map(({ document }) => document)];
    const hidden = given.nodes.some((policy) =>
      ["dangling", "unknown"].includes(managedPolicies.edgeFrom(policy).kind),
    );
    return new Related(documents.filter(isKnown), given.complete && !hidden && !documents.some(isUnknown));
  }

  private isWakeAlarm(alarm: Alarm): boolean {
    return alarm.kind === "metric-alarm" && (watchesWakeMetric(alarm) || this.firesAWakePolicy(alarm));
  }

  private firesAWakePolicy(alarm: Alarm): boolean {
    return STATES.some((state) => this.policiesFiredBy(alarm, state).nodes.some(isWakePolicy));
  }
}

/** What a variant is for. */
export type HostingKind = "inference-components" | "real-time" | "asynchronous" | "serverless";

/** The states of an alarm, in CloudWatch's words. */
export type AlarmState = "ALARM" | "OK" | "INSUFFICIENT_DATA";

const STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;

const ACTIONS = {
  ALARM: "alarmActions",
  OK: "okActions",
  INSUFFICIENT_DATA: "insufficientDataActions",
} as const;
