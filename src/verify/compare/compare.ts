import { unwritten } from "../../rules/drift";
import type { Addressed, Finding } from "../../rules/finding";
import { mayBeAway } from "../../rules/verification/away";
import {
  type Alarm,
  type InferenceComponent,
  isKnown,
  type Live,
  type Maybe,
  type Optional,
  parseResourceId,
  type ScalableIdentity,
  type ScalableTarget,
  type ScalingPolicy,
  type Schedule,
  type ScheduledAction,
  type Topology,
} from "../../topology";
import type { AwsReading } from "../../topology/from-aws";
import { boundDifferences } from "./bounds";
import { compared } from "./compared";
import { differences } from "./field";
import {
  actionFields,
  alarmDifferences,
  componentFields,
  policyDifferences,
  scheduleFields,
  targetFields,
} from "./fields";
import { actionDifferences } from "./fired-policies";
import * as keys from "./keys";
import { Scope } from "./scope";

/**
 * The differences of a live account from what was applied, for the endpoints that were read.
 *
 * Values that are unknown before apply are not compared. Neither are copies and instances, which autoscaling changes,
 * nor bounds with a value that a schedule sets.
 *
 * @param wanted from a plan or a state
 */
export function compareWithWanted(wanted: Topology, reading: AwsReading): readonly Finding[] {
  const comparison = new Comparison(wanted, reading.topology, reading.live);
  const found = [
    ...comparison.components(),
    ...comparison.targets(),
    ...comparison.policies(),
    ...comparison.actions(),
    ...comparison.alarms(),
    ...comparison.schedules(),
  ];
  // A partial plan does not show everything that was applied.
  return wanted.isPartial ? found.filter(({ id }) => id !== unwritten.id) : found;
}

class Comparison {
  private readonly scope: Scope;
  /** The names of the endpoints that components are on. */
  private readonly hosts: ReadonlyMap<unknown, Maybe<string>>;

  constructor(
    private readonly wanted: Topology,
    private readonly live: Topology,
    private readonly state: Live,
  ) {
    this.scope = new Scope(wanted, state);
    this.hosts = new Map(
      wanted.inferenceComponents.map((component) => [
        component.name,
        wanted.endpointOf(component).node?.name ?? component.endpointName,
      ]),
    );
  }

  components(): Iterable<Finding> {
    return compared<InferenceComponent>({
      type: "inference component",
      wanted: this.scope.components(this.wanted),
      live: this.scope.components(this.live),
      keyOf: keys.name,
      differences: (asked, is) => differences(componentFields, asked, is),
      placeOf: ({ name }) => this.endpointOf(name),
      // V03 reports missing components.
      mayMiss: () => true,
    });
  }

  targets(): Iterable<Finding> {
    return compared<ScalableTarget>({
      ...this.scaling(this.wanted.scalableTargets, this.live.scalableTargets),
      type: "scalable target",
      keyOf: keys.scaled,
      differences: (asked, is) => [
        ...boundDifferences(this.wanted, asked, is),
        ...differences(targetFields, asked, is),
      ],
    });
  }

  policies(): Iterable<Finding> {
    return compared<ScalingPolicy>({
      ...this.scaling(this.wanted.scalingPolicies, this.live.scalingPolicies),
      type: "scaling policy",
      keyOf: keys.nameOn,
      differences: policyDifferences,
    });
  }

  actions(): Iterable<Finding> {
    return compared<ScheduledAction>({
      ...this.scaling(this.wanted.scheduledActions, this.live.scheduledActions),
      type: "scheduled action",
      keyOf: keys.nameOn,
      differences: (asked, is) => differences(actionFields, asked, is),
    });
  }

  alarms(): Iterable<Finding> {
    const policies = new Set(this.scope.scaling(this.live.scalingPolicies));
    return compared<Alarm>({
      type: "alarm",
      wanted: this.scope.alarms(this.wanted),
      live: this.live.alarms,
      keyOf: keys.name,
      differences: (asked, is) => [
        ...alarmDifferences(asked, is),
        ...(this.isAway(this.wanted.watchedComponentOf(asked).node?.name)
          ? []
          : actionDifferences({ topology: this.wanted, alarm: asked }, { topology: this.live, alarm: is })),
      ],
      placeOf: (alarm) => this.watched(alarm),
      // An alarm that only notifies people is not drift.
      mayAdd: (alarm) => !this.live.policiesFiredBy(alarm).nodes.some((policy) => policies.has(policy)),
    });
  }

  schedules(): Iterable<Finding> {
    const hidden = this.live.notLookedInto.some(({ hides }) => hides === "schedules");
    return compared<Schedule>({
      type: "schedule",
      wanted: this.scope.schedules(this.wanted),
      live: this.scope.schedules(this.live),
      keyOf: keys.schedule,
      differences: (asked, is) => differences(scheduleFields, asked, is),
      placeOf: ({ input }) => this.endpointOf(isKnown(input) ? input.inferenceComponentName : undefined),
      mayMiss: ({ actionAfterCompletion }) => hidden || actionAfterCompletion === "DELETE",
    });
  }

  /** What targets, policies and scheduled actions have in common. */
  private scaling<T extends ScalableIdentity>(wanted: readonly T[], live: readonly T[]) {
    return {
      wanted: this.scope.scaling(wanted),
      live: this.scope.scaling(live),
      placeOf: (node: T) => this.placeOf(node),
      mayMiss: ({ resourceId }: T) => this.isAway(componentIn(resourceId)),
    };
  }

  /** Whether a schedule has deleted a component until the morning. */
  private isAway(componentName: Optional<string>): boolean {
    return (
      isKnown(componentName) &&
      mayBeAway(this.wanted, componentName) &&
      !this.state.components.some(({ name }) => name === componentName)
    );
  }

  private placeOf({ resourceId }: ScalableIdentity): Addressed {
    const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
    return resource?.kind === "variant" ? this.place(resource.endpointName) : this.endpointOf(resource?.name);
  }

  private watched(alarm: Alarm): Addressed {
    const component = this.wanted.watchedComponentOf(alarm).node;
    return component === undefined
      ? this.place(this.wanted.watchedEndpointOf(alarm).node?.name)
      : this.endpointOf(component.name);
  }

  private endpointOf(componentName: Optional<string>): Addressed {
    return this.place(this.hosts.get(componentName));
  }

  /** The endpoint of a name; the first one for what belongs to none. */
  private place(endpointName: Optional<string>): Addressed {
    const { endpoints } = this.state;
    const endpoint = endpoints.find(({ name }) => name === endpointName) ?? endpoints[0];
    return { address: endpoint?.arn ?? "" };
  }
}

function componentIn(resourceId: Maybe<string>): string | undefined {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  return resource?.kind === "inference-component" ? resource.name : undefined;
}
