import { limits, type NumberLimit } from "../../catalogue/limits";
import { isKnown, type Optional, type Topology } from "../../topology";
import { sagemakerApi } from "../documents";
import { type Addressed, finding } from "../finding";
import { rule } from "../rule";
import { specified } from "./component";

/** A number as it was written. */
interface Written {
  readonly on: Addressed;
  readonly argument: string;
  /** The same in the constructs' properties. */
  readonly property?: string;
  readonly value: Optional<number>;
  readonly limit: NumberLimit;
}

/** Time limits of the start and concurrency of asynchronous endpoints have rules of their own: they wake badly. */
export const numberRanges = rule({
  id: "C07",
  slug: "number-ranges",
  severity: "error",
  evidence: "verified",
  title: "Numbers lie in the ranges of the API",
  why: "The service refuses them when they are applied, with the rest of the stack half done.",
  remedy: "A number in the range that the finding names.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const { on, argument, property, value, limit } of written(topology)) {
      if (isKnown(value) && !within(value, limit)) {
        const range = rangeOf(limit);
        yield finding(on, {
          what: `${argument} is ${value}`,
          fix: {
            hcl: `${argument} ${range}`,
            ...(property === undefined ? {} : { typescript: `${property} ${range}` }),
          },
        });
      }
    }
  },
});

function* written(topology: Topology): Generator<Written> {
  for (const on of topology.endpointConfigurations) {
    const value = isKnown(on.variants) ? on.variants.length : undefined;
    yield { on, argument: "the number of production_variants", value, limit: limits.variant.count };
  }
  for (const on of topology.variants) {
    const { volumeSizeGb } = limits.variant;
    yield { on, argument: "volume_size_in_gb", property: "volumeSizeGb", value: on.volumeSizeGb, limit: volumeSizeGb };
    const scaling = isKnown(on.managedInstanceScaling) ? on.managedInstanceScaling : undefined;
    yield {
      on,
      argument: "min_instance_count",
      property: "minInstanceCount",
      value: scaling?.minInstanceCount,
      limit: limits.variant.minInstanceCount,
    };
  }
  for (const { component: on, specification } of specified(topology)) {
    const compute = isKnown(specification.compute) ? specification.compute : undefined;
    for (const { property, argument } of COMPUTE) {
      const value = compute?.[property];
      yield { on, argument, property: `compute.${property}`, value, limit: limits.component[property] };
    }
  }
  for (const on of topology.scalableTargets) {
    yield {
      on,
      argument: "min_capacity",
      property: "minCopies",
      value: on.minCapacity,
      limit: limits.scaling.minCapacity,
    };
  }
  for (const on of topology.stepPolicies) {
    yield {
      on,
      argument: "cooldown",
      property: "wake.cooldown",
      value: on.cooldownSeconds,
      limit: limits.scaling.cooldown,
    };
  }
  for (const on of topology.targetTrackingPolicies) {
    const limit = limits.scaling.cooldown;
    yield { on, argument: "scale_in_cooldown", property: "scaleInCooldown", value: on.scaleInCooldownSeconds, limit };
    yield {
      on,
      argument: "scale_out_cooldown",
      property: "scaleOutCooldown",
      value: on.scaleOutCooldownSeconds,
      limit,
    };
  }
}

const COMPUTE = [
  { property: "minMemoryMb", argument: "MinMemoryRequiredInMb" },
  { property: "maxMemoryMb", argument: "MaxMemoryRequiredInMb" },
  { property: "cpuCores", argument: "NumberOfCpuCoresRequired" },
  { property: "acceleratorDevices", argument: "NumberOfAcceleratorDevicesRequired" },
] as const;

const within = (value: number, { min, max, integer }: NumberLimit): boolean =>
  Number.isFinite(value) &&
  (min === undefined || value >= min) &&
  (max === undefined || value <= max) &&
  (integer !== true || Number.isInteger(value));

function rangeOf({ min, max, integer }: NumberLimit): string {
  const noun = integer === true ? "a whole number " : "";
  const bounds = [
    ...(min === undefined ? [] : [`of at least ${min}`]),
    ...(max === undefined ? [] : [`of at most ${max}`]),
  ];
  return `has to be ${noun}${bounds.join(" and ")}`;
}
