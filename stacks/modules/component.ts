import {
  CopyTracking,
  type IExecutionRole,
  type IModel,
  InferenceComponent,
  type IRealtimeEndpoint,
  Placement,
} from "../../src";
import { ImportedRole } from "../../src/constructs/iam/imported-role";
import type { Group } from "../../src/modules/group";
import { GroupGrants } from "../../src/modules/group-grants";
import { hasIdleTime, replaceWithBounds, scalingOptions, secondsOf, wakeOptions } from "./scaling";

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
  /** `undefined` where it exists already. */
  readonly initialCopies: number | undefined;
}

/** A component with its scaling, as the variables of a module describe it. */
export function component(
  group: Group,
  { name, endpoint, model, tags, initialCopies }: ComponentPlace,
): InferenceComponent {
  const { value } = group;
  group.only(hasIdleTime, "Component/Scaling/Sleep", "Component/Scaling/SleepAlarm");
  return new InferenceComponent(group, "Component", {
    endpoint,
    inferenceComponentName: name,
    model,
    compute: {
      acceleratorDevices: value.number("accelerator_devices"),
      cpuCores: value.number("cpu_cores"),
      minMemoryMb: value.number("min_memory_mb"),
      maxMemoryMb: value.number("max_memory_mb"),
    },
    initialCopies,
    minCopies: value.number("min_copies"),
    maxCopies: value.number("max_copies"),
    tracking: CopyTracking.predefined(value.text("tracking.metric"), value.number("tracking.target")),
    ...scalingOptions(value),
    wake: { copies: value.number("wake.copies"), ...wakeOptions(value) },
    containerStartupHealthCheckTimeout: secondsOf(value, "container_startup_health_check_timeout_seconds"),
    modelDataDownloadTimeout: secondsOf(value, "model_data_download_timeout_seconds"),
    dataCache: value.flag("data_cache"),
    placement: Placement.of(value.text("placement_strategy")),
    tags,
  });
}

/** A component that a module creates: beside it may be sleep windows. */
export function createdComponent(group: Group, place: ComponentPlace): InferenceComponent {
  const created = component(group, place);
  replaceWithBounds(group, created.scaling.target, "min_copies", "max_copies");
  return created;
}

/** A role that lets what is granted to a component go to the policy outside of its group. */
export function roleFor(group: Group, role: IExecutionRole): IExecutionRole {
  const { roleArn, hashKey, grants } = role;
  return new ImportedRole(group, "Role", {
    roleArn,
    hashKey,
    dependables: [],
    grants: grants && new GroupGrants(group, "Grants", grants),
  });
}
