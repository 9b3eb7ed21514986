import { DROUGHT_SECONDS } from "../../../behaviour/laws/failure";
import type { Requirements } from "../../../behaviour/laws/placement";
import type { Timing } from "../../../behaviour/timing/timing";
import type { Call } from "../../call";
import type { UnitId } from "../../events";
import { COMPONENTS, type Component } from "./component";
import { after } from "./durations";
import type { Fleet } from "./fleet";
import type { FleetNeeds, Lack } from "./fleet-moves";
import { imageOf } from "./model";
import type { Specification } from "./shapes";
import { timingOf } from "./timing";
import { componentOf } from "./unit-id";

/** What the moves of a fleet depend on: the components on it, the times of starts, and the faults. */
export function needsOf(call: Call, fleet: Fleet): FleetNeeds {
  return {
    now: call.now,
    timing: (unit) => unitTiming(call, fleet, unit),
    requirements: (unit) => requirementsOf(specificationOn(componentRow(call, unit), fleet.instanceType)),
    releaseSeconds: timingOf(call, {
      kind: fleet.hasModel ? "asynchronous" : "component",
      ...(fleet.instanceType !== undefined && { instanceType: fleet.instanceType }),
    }).release.seconds,
    lack: ({ unit, operation }) => {
      const component = componentOf(unit);
      return lackOf(call, operation, component === undefined ? [fleet.endpoint] : [component, fleet.endpoint]);
    },
  };
}

/** @returns `undefined` when AWS has the instances for it now */
export function lackOf(call: Call, operation: string, resources: readonly string[]): Lack | undefined {
  const shortage = call.faults.shortage({ service: "sagemaker", operation, resources }, call.now);
  if (shortage === undefined) {
    return undefined;
  }
  const { kind, until = Number.POSITIVE_INFINITY } = shortage;
  const givesUp = after(call.now, kind === "drought" ? DROUGHT_SECONDS : 0);
  return { kind, until: Math.min(until, givesUp), isOver: until < givesUp };
}

/** How long the phases of a start of a component, or of the model of a variant, take. */
export function unitTiming(
  call: Call,
  { instanceType, image: ofModel }: Pick<Fleet, "instanceType" | "image">,
  unit: UnitId,
): Timing {
  const isComponent = componentOf(unit) !== undefined;
  const specification = specificationOn(componentRow(call, unit), instanceType);
  const image = isComponent ? (specification?.Container?.Image ?? imageOf(call, specification?.ModelName)) : ofModel;
  return timingOf(call, {
    kind: isComponent ? "component" : "asynchronous",
    ...(instanceType !== undefined && { instanceType }),
    ...(image !== undefined && { image }),
  });
}

function componentRow(call: Call, unit: UnitId): Component | undefined {
  const name = componentOf(unit);
  return name === undefined ? undefined : call.table(COMPONENTS).get(name);
}

/** Each instance type may have a specification of its own. */
export const specificationOn = (
  component: Pick<Component, "specification" | "specifications"> | undefined,
  instanceType: string | undefined,
): Specification | undefined =>
  component?.specification ??
  component?.specifications?.find(({ InstanceType }) => InstanceType === instanceType) ??
  component?.specifications?.[0];

/** What a copy takes of an instance. What is not required is 0. */
function requirementsOf(specification: Specification | undefined): Requirements {
  const { ComputeResourceRequirements: compute, SchedulingConfig: scheduling } = specification ?? {};
  return {
    accelerators: compute?.NumberOfAcceleratorDevicesRequired ?? 0,
    cpuCores: compute?.NumberOfCpuCoresRequired ?? 0,
    memoryMb: compute?.MinMemoryRequiredInMb ?? 0,
    placement: scheduling?.PlacementStrategy ?? "SPREAD",
  };
}
