import type { Aws } from "../../aws/aws";
import type { LiveActivity } from "../../topology";
import { liveActivity, liveComponent, liveEndpoint } from "../../topology/aws/live";
import { liveAlarm } from "../../topology/aws/nodes/alarm";
import type { Judged } from "../state/endpoint-condition";
import type { UnitState } from "../state/endpoint-state";
import { unitState } from "../state/unit-state";

/** What one look at an endpoint saw. */
export interface Look {
  /** When it began and ended, in milliseconds since the epoch. */
  readonly began: number;
  readonly ended: number;
  readonly current: number;
  readonly desired: number;
  /** Of the variant that it runs on. */
  readonly instances: number;
  readonly alarms: readonly { readonly name: string; readonly state: string; readonly since: number | undefined }[];
  readonly activities: readonly LiveActivity[];
  readonly judged: Judged;
}

export interface Looked {
  readonly endpoint: string;
  readonly unit: Pick<UnitState, "kind" | "name" | "resourceId">;
  /** The variant that the unit is, or runs on. */
  readonly variant: string;
  readonly alarms: readonly string[];
}

/** Of a wake and of a way down, with activities that are repeated. */
const ACTIVITIES = 10;

/** Looks at what a drill follows, with few calls. @param since only activities that began then count */
export async function look(aws: Aws, { endpoint, unit, variant, alarms }: Looked, since: number): Promise<Look> {
  const began = aws.clock.now();
  const [described, component, found, scaled] = await Promise.all([
    aws.sagemaker.describeEndpoint(endpoint),
    unit.kind === "component" ? aws.sagemaker.describeInferenceComponent(unit.name) : undefined,
    alarms.length === 0 ? undefined : aws.cloudwatch.alarmsNamed(alarms),
    aws.scaling.scalingActivities([unit.resourceId], { most: ACTIVITIES }),
  ]);
  const live = described && liveEndpoint(described);
  const host = live?.variants.find(({ name }) => name === variant);
  const seen = component && liveComponent(component);
  const instances = host?.currentInstanceCount ?? 0;
  const current = seen === undefined ? instances : (seen.currentCopies ?? 0);
  const desired = (seen === undefined ? host?.desiredInstanceCount : seen.desiredCopies) ?? current;
  const activities = scaled.map(liveActivity).filter(({ startedAt }) => startedAt.getTime() >= since);
  return {
    began,
    ended: aws.clock.now(),
    current,
    desired,
    instances,
    alarms: (found?.metric ?? []).map(liveAlarm).map(({ name, state, stateSince }) => ({
      name,
      state,
      since: stateSince?.getTime(),
    })),
    activities,
    judged: unitState({
      status: seen?.status ?? live?.status ?? "",
      failureReason: seen?.failureReason ?? live?.failureReason,
      current,
      desired,
      activities,
    }),
  };
}
