import {
  CopyTracking,
  Duration,
  type IExecutionRole,
  type IModel,
  InferenceComponent,
  type IRealtimeEndpoint,
  type MetricStatistic,
  type MissingData,
  Placement,
  type WakeAdjustment,
} from "../../src";
import { ComponentIdentity } from "../../src/constructs/component/component-identity";
import { replaceTriggeredBy } from "../../src/constructs/terraform/address";
import type { Group } from "../../src/modules/group";
import { GroupGrants } from "../../src/modules/group-grants";
import type { Values } from "../../src/modules/inputs/values";

/** The names of what `component` creates in a group. */
export const componentNames = (group: string): Readonly<Record<string, string>> => ({
  [`${group}/Component/Identity`]: "component",
  [`${group}/Component/Resource`]: "component",
  [`${group}/Component/Scaling/Target`]: "copies",
  [`${group}/Component/Scaling/Tracking`]: "tracking",
  [`${group}/Component/Scaling/Wake`]: "wake",
  [`${group}/Component/Scaling/WakeAlarm`]: "wake",
  [`${group}/Component/Scaling/Sleep`]: "sleep",
  [`${group}/Component/Scaling/SleepAlarm`]: "sleep",
  [`${group}/Bounds`]: "bounds",
});

export interface ComponentPlace {
  readonly name: string;
  readonly endpoint: IRealtimeEndpoint;
  readonly model: IModel;
  readonly tags: Readonly<Record<string, string>>;
}

/** A component with its scaling, as the variables of a module describe it. */
export function component(group: Group, { name, endpoint, model, tags }: ComponentPlace): InferenceComponent {
  const { value } = group;
  const hasIdle = (it: string) => `${it}.idle_timeout_seconds != null || ${it}.min_up_time_seconds != null`;
  group.only(hasIdle, "Component/Scaling/Sleep", "Component/Scaling/SleepAlarm");
  const created = new InferenceComponent(group, "Component", {
    endpoint,
    inferenceComponentName: name,
    model,
    compute: {
      acceleratorDevices: value.number("accelerator_devices"),
      cpuCores: value.number("cpu_cores"),
      minMemoryMb: value.number("min_memory_mb"),
      maxMemoryMb: value.number("max_memory_mb"),
    },
    initialCopies: value.number("initial_copies"),
    minCopies: value.number("min_copies"),
    maxCopies: value.number("max_copies"),
    tracking: CopyTracking.predefined(value.text("tracking.metric"), value.number("tracking.target")),
    trackingPolicyName: value.text("tracking.policy_name"),
    scaleInCooldown: seconds(value, "tracking.scale_in_cooldown_seconds"),
    scaleOutCooldown: seconds(value, "tracking.scale_out_cooldown_seconds"),
    wake: {
      copies: value.number("wake.copies"),
      adjustment: value.text("wake.adjustment") as WakeAdjustment,
      cooldown: seconds(value, "wake.cooldown_seconds"),
      policyName: value.text("wake.policy_name"),
      alarm: {
        alarmName: value.text("wake.alarm_name"),
        period: seconds(value, "wake.period_seconds"),
        statistic: value.text("wake.statistic") as MetricStatistic,
        evaluationPeriods: value.number("wake.evaluation_periods"),
        datapointsToAlarm: value.number("wake.datapoints_to_alarm"),
        treatMissingData: value.text("wake.treat_missing_data") as MissingData,
      },
    },
    idleTimeout: seconds(value, "idle_timeout_seconds"),
    minUpTime: seconds(value, "min_up_time_seconds"),
    containerStartupHealthCheckTimeout: seconds(value, "container_startup_health_check_timeout_seconds"),
    modelDataDownloadTimeout: seconds(value, "model_data_download_timeout_seconds"),
    dataCache: value.flag("data_cache"),
    placement: Placement.of(value.text("placement_strategy")),
    tags,
  });
  replaceWithBounds(group, created);
  return created;
}

/** A role that lets what is granted to a component go to the policy outside of its group. */
export function roleFor(group: Group, role: IExecutionRole): IExecutionRole {
  const { roleArn, hashKey, grants } = role;
  return { roleArn, hashKey, dependables: [], grants: grants && new GroupGrants(group, "Grants", grants) };
}

/**
 * Sleep windows move the bounds of the targets, so Terraform has to leave them alone, whether there are windows or not: a
 * change of the bounds that the module is given registers the target anew.
 */
function replaceWithBounds(group: Group, { scaling: { target } }: InferenceComponent): void {
  const { value } = group;
  const bounds = new ComponentIdentity(group, "Bounds", {
    min_copies: value.text("min_copies"),
    max_copies: value.text("max_copies"),
  });
  const known = target.lifecycle?.replaceTriggeredBy ?? [];
  target.lifecycle = { ...target.lifecycle, replaceTriggeredBy: [...known, ...replaceTriggeredBy(bounds)] };
}

const seconds = (value: Values, path: string): Duration => Duration.seconds(value.number(path));
