import { adds, mapTargets, mapUnits, within } from "./edited";
import type { ActionSetup, EndpointSetup, TargetSetup, VariantSetup } from "./endpoint-setup";
import { withinTarget } from "./variants";

export { type IdleTimeoutOptions, withIdleTimeout } from "./idle-timeout";
export { asPublishedRecipe } from "./published-recipe";
export { type SleepMethodName, withSleepMethod } from "./sleep-method";

/**
 * A setup with another maximum of copies or instances, at least 1. A minimum above it, and sleep windows that set more, are
 * lowered to it. The instances of a variant with inference components stay as they are.
 */
export function withMaxCopies(setup: EndpointSetup, max: number): EndpointSetup {
  const changed = mapTargets(setup, (target) => ({
    ...target,
    min: Math.min(target.min, max),
    max,
    // A hard window sets a maximum of 0, and the maximum of the target at its end.
    actions: target.actions.map((action) =>
      bounded(
        action,
        (bound) => Math.min(bound, max),
        (bound) => (bound === 0 ? 0 : max),
      ),
    ),
  }));
  return withVariantBounds(
    mapUnits(changed, (unit) => ({
      ...unit,
      schedules: unit.schedules.map((schedule) => ({ ...schedule, copies: Math.min(schedule.copies, max) })),
    })),
  );
}

/** A setup with another minimum of copies or instances. A lower maximum is raised to it; sleep windows still sleep. */
export const withMinCopies = (setup: EndpointSetup, min: number): EndpointSetup =>
  withVariantBounds(
    mapTargets(setup, (target) => ({
      ...target,
      min,
      max: Math.max(target.max, min),
      actions: target.actions.map((action) => bounded(action, (bound) => (bound === 0 ? 0 : Math.max(bound, min)))),
    })),
  );

/**
 * A setup whose wake policies set or add another number of copies or instances, at least 1 and at most the maximum. Steps
 * in percent stay as they are: they cannot wake.
 */
export const withWakeCopies = (setup: EndpointSetup, copies: number): EndpointSetup =>
  mapTargets(setup, (target) => ({
    ...target,
    steps: target.steps.map((policy) =>
      policy.adjustmentType === "PercentChangeInCapacity" || !adds(policy)
        ? policy
        : {
            ...policy,
            steps: policy.steps.map((step) =>
              step.adjustment > 0 ? { ...step, adjustment: Math.min(copies, target.max) } : step,
            ),
          },
    ),
  }));

/** A setup that never sleeps: at least one copy of each component, and one instance of each variant. */
export function alwaysOn(setup: EndpointSetup): EndpointSetup {
  const awake = mapUnits(setup, (unit) => {
    if (unit.base !== undefined) {
      return unit;
    }
    const target = unit.target && withoutZero(unit.target);
    const capacity = Math.max(1, unit.initialCapacity);
    return {
      ...unit,
      initialCapacity: target === undefined ? capacity : within(capacity, target),
      ...(target !== undefined && { target }),
      schedules: unit.schedules.filter(({ copies, operation }) => copies > 0 && operation === undefined),
    };
  });
  const variants = setup.variants.map((variant) =>
    variant.instanceType === undefined && variant.maxInstances === 0 ? variant : occupied(variant),
  );
  return withVariantBounds({ ...awake, variants });
}

/** Bounds that never reach 0. An action that only opened the way to zero is gone. */
function withoutZero(target: TargetSetup): TargetSetup {
  const actions = target.actions.filter(({ min, max }) => (min ?? 0) > 0 || (max ?? 0) > 0);
  return {
    ...target,
    min: Math.max(1, target.min),
    max: Math.max(1, target.max),
    actions: actions.map((action) =>
      bounded(
        action,
        (bound) => Math.max(1, bound),
        (bound) => Math.max(1, bound),
      ),
    ),
  };
}

const occupied = (variant: VariantSetup): VariantSetup => ({
  ...variant,
  initialInstances: Math.max(1, variant.initialInstances),
  minInstances: Math.max(1, variant.minInstances),
  maxInstances: Math.max(1, variant.maxInstances),
});

type Change = (bound: number) => number;

const same: Change = (bound) => bound;

const bounded = ({ min, max, ...action }: ActionSetup, changeMin: Change, changeMax: Change = same): ActionSetup => ({
  ...action,
  ...(min !== undefined && { min: changeMin(min) }),
  ...(max !== undefined && { max: changeMax(max) }),
});

/** The instances of an asynchronous variant are those of its target. */
const withVariantBounds = (setup: EndpointSetup): EndpointSetup => ({
  ...setup,
  variants: setup.variants.map((variant, position) =>
    withinTarget(
      variant,
      setup.units.find((unit) => unit.kind === "variant" && unit.variant === position),
    ),
  ),
});
