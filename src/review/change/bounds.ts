import { type Hosted, placedComponents } from "../../behaviour";
import { isKnown, isUnknown, type Optional, type ScalableTarget, type Topology, type Variant } from "../../topology";
import { compare } from "../order";
import { nameOf } from "../station";
import type { ReviewedBounds, ReviewedSchedule } from "./change-review";

/** The bounds of each scalable target of an endpoint, and of the instances that SageMaker manages. */
export function boundsOf(topology: Topology, hosted: Hosted): readonly ReviewedBounds[] {
  const { variants, strays } = hosted;
  return [
    ...placedComponents(hosted).flatMap((component) =>
      topology.targetsOf(component).nodes.map((target) => ofTarget(target, nameOf(component), "copies")),
    ),
    ...variants.flatMap((variant) => [
      ...topology.targetsOf(variant).nodes.map((target) => ofTarget(target, nameOf(variant), "instances")),
      ...ofInstances(variant),
    ]),
    ...strays.map(({ target, name, names, variantName }) =>
      ofTarget(target, variantName ?? name, names === "endpoint" ? "instances" : "copies"),
    ),
  ].sort((one, other) => compare(one.unit, other.unit) || compare(one.of, other.of));
}

const ofTarget = (
  { minCapacity, maxCapacity }: ScalableTarget,
  of: string,
  unit: ReviewedBounds["unit"],
): ReviewedBounds => ({ of, unit, min: numberOf(minCapacity), max: numberOf(maxCapacity) });

function ofInstances(variant: Variant): readonly ReviewedBounds[] {
  const { managedInstanceScaling: managed } = variant;
  if (!isKnown(managed) || managed.status !== "ENABLED") {
    return [];
  }
  const { minInstanceCount, maxInstanceCount } = managed;
  return [{ of: nameOf(variant), unit: "instances", min: numberOf(minInstanceCount), max: numberOf(maxInstanceCount) }];
}

const numberOf = (value: Optional<number>): number | null => (isKnown(value) ? value : null);

/** What changes the capacity of an endpoint by time. */
export function schedulesOf(topology: Topology, hosted: Hosted): readonly ReviewedSchedule[] {
  const scaled = [
    ...placedComponents(hosted).map((subject) => ({ subject, of: nameOf(subject) })),
    ...hosted.variants.map((subject) => ({ subject, of: nameOf(subject) })),
    ...hosted.strays.map(({ target, name, variantName }) => ({ subject: target, of: variantName ?? name })),
  ];
  return [
    ...scaled.flatMap(({ subject, of }) =>
      topology.scheduledActionsOf(subject).nodes.map((action) => ({
        of,
        name: nameOf(action),
        ...timeOf(action),
        does: boundsText(action),
      })),
    ),
    ...placedComponents(hosted).flatMap((component) =>
      topology.schedulesOf(component).nodes.map((schedule) => ({
        of: nameOf(component),
        name: nameOf(schedule),
        ...timeOf(schedule),
        does: doesText(schedule),
      })),
    ),
  ].sort((one, other) => compare(one.of, other.of) || compare(one.name, other.name));
}

const timeOf = ({
  expression,
  timeZone,
}: {
  readonly expression: Optional<string>;
  readonly timeZone: Optional<string>;
}) => ({ expression: textOf(expression, "none"), timeZone: textOf(timeZone, "UTC") });

const textOf = (value: Optional<string>, absent: string): string =>
  isUnknown(value) ? "known after apply" : (value ?? absent);

function boundsText({
  minCapacity,
  maxCapacity,
}: {
  readonly minCapacity: Optional<number>;
  readonly maxCapacity: Optional<number>;
}): string {
  const parts = [
    ["minimum", minCapacity],
    ["maximum", maxCapacity],
  ] as const;
  const stated = parts.filter(([, value]) => value !== undefined);
  return stated.length === 0
    ? "changes no bound"
    : stated.map(([what, value]) => `${what} ${isKnown(value) ? value : "unknown"}`).join(", ");
}

function doesText({ input, operation }: Topology["schedules"][number]): string {
  if (!isKnown(input)) {
    return "unknown";
  }
  const { event, copyCount } = input;
  if (event !== undefined) {
    const least = isKnown(event.copiesOnWake) ? `, with at least ${copies(event.copiesOnWake)}` : "";
    return event.action === "sleep" ? "puts the endpoint to sleep" : `wakes the endpoint${least}`;
  }
  const called = isKnown(operation) ? operation.operation : "";
  const count = isKnown(copyCount) ? copies(copyCount) : "an unknown number of copies";
  if (/^delete/i.test(called)) {
    return "deletes the component";
  }
  return /^create/i.test(called) ? `creates the component with ${count}` : `sets ${count}`;
}

const copies = (count: number): string => `${count} ${count === 1 ? "copy" : "copies"}`;
