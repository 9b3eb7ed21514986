import { limits, type NumberLimit } from "../../catalogue/limits";
import { isKnown, type Optional, type Topology } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { type Addressed, finding, type Report } from "../finding";
import { rule } from "../rule";
import { specified } from "./component";

/** An argument with a number, and the range of its values. */
interface Ranged<T> {
  readonly argument: string;
  /** The property of the constructs. */
  readonly property?: string;
  readonly limit: NumberLimit;
  readonly among: (topology: Topology) => readonly T[];
  readonly value: (one: T) => Optional<number>;
  readonly on: (one: T) => Addressed;
  /** The argument as the resource type writes it. @default - unchanged */
  readonly worded?: (one: T, argument: string) => string;
}

/** Start-up time limits and the concurrency of asynchronous endpoints have their own rules: they affect waking. */
export const numberRanges = rule({
  id: "C07",
  slug: "number-ranges",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "Numbers must be within the ranges of the API",
  why: "AWS rejects the number during apply, when part of the stack already exists.",
  remedy: "Use a number in the range that the finding states.",
  source: sagemakerApi("CreateInferenceComponent"),
  check: (topology) => NUMBERS.flatMap((outOfRange) => outOfRange(topology)),
});

/** Findings for numbers outside the range. */
const ranged =
  <T>({ argument, property, limit, among, value, on, worded = (_, name) => name }: Ranged<T>) =>
  (topology: Topology): readonly Report[] => {
    const isOut = (found: Optional<number>): boolean => isKnown(found) && !within(found, limit);
    return among(topology)
      .filter((one) => isOut(value(one)))
      .map((one) => {
        const range = rangeOf(limit);
        return finding(on(one), {
          what: `${worded(one, argument)} is ${String(value(one))}`,
          fix: {
            hcl: `${worded(one, argument)} ${range}`,
            ...(property === undefined ? {} : { typescript: `${property} ${range}` }),
          },
        });
      });
  };

/** An argument of the resource itself. */
const own = <T extends Addressed>(number: Omit<Ranged<T>, "on">) => ranged({ ...number, on: (node) => node });

/** An argument of the compute resources of a copy. */
const compute = (property: "minMemoryMb" | "maxMemoryMb" | "cpuCores" | "acceleratorDevices", argument: string) =>
  ranged({
    argument,
    property: `compute.${property}`,
    limit: limits.component[property],
    among: specified,
    value: ({ specification }) => (isKnown(specification.compute) ? specification.compute[property] : undefined),
    on: ({ component }) => component,
    worded: ({ component }, name) => inWordsOf(component, name),
  });

const NUMBERS = [
  own({
    argument: "the number of production_variants",
    limit: limits.variant.count,
    among: ({ endpointConfigurations }) => endpointConfigurations,
    value: ({ variants }) => (isKnown(variants) ? variants.length : undefined),
  }),
  own({
    argument: "volume_size_in_gb",
    property: "volumeSizeGb",
    limit: limits.variant.volumeSizeGb,
    among: ({ variants }) => variants,
    value: ({ volumeSizeGb }) => volumeSizeGb,
  }),
  own({
    argument: "min_instance_count",
    property: "minInstanceCount",
    limit: limits.variant.minInstanceCount,
    among: ({ variants }) => variants,
    value: ({ managedInstanceScaling: scaling }) => (isKnown(scaling) ? scaling.minInstanceCount : undefined),
  }),
  compute("minMemoryMb", "MinMemoryRequiredInMb"),
  compute("maxMemoryMb", "MaxMemoryRequiredInMb"),
  compute("cpuCores", "NumberOfCpuCoresRequired"),
  compute("acceleratorDevices", "NumberOfAcceleratorDevicesRequired"),
  own({
    argument: "min_capacity",
    property: "minCopies",
    limit: limits.scaling.minCapacity,
    among: ({ scalableTargets }) => scalableTargets,
    value: ({ minCapacity }) => minCapacity,
  }),
  own({
    argument: "cooldown",
    property: "wake.cooldown",
    limit: limits.scaling.cooldown,
    among: ({ stepPolicies }) => stepPolicies,
    value: ({ cooldownSeconds }) => cooldownSeconds,
  }),
  own({
    argument: "scale_in_cooldown",
    property: "scaleInCooldown",
    limit: limits.scaling.cooldown,
    among: ({ targetTrackingPolicies }) => targetTrackingPolicies,
    value: ({ scaleInCooldownSeconds }) => scaleInCooldownSeconds,
  }),
  own({
    argument: "scale_out_cooldown",
    property: "scaleOutCooldown",
    limit: limits.scaling.cooldown,
    among: ({ targetTrackingPolicies }) => targetTrackingPolicies,
    value: ({ scaleOutCooldownSeconds }) => scaleOutCooldownSeconds,
  }),
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
  return `must be ${noun}${bounds.join(" and ")}`;
}
