import type { EndpointSetup, StepSetup, TargetSetup, UnitSetup } from "./endpoint-setup";

/** A setup whose units are changed one by one. @param change gets the unit and its position */
export const mapUnits = (
  setup: EndpointSetup,
  change: (unit: UnitSetup, position: number) => UnitSetup,
): EndpointSetup => ({
  ...setup,
  units: setup.units.map(change),
});

/** A setup whose scalable targets are changed. Units without one stay as they are. */
export const mapTargets = (
  setup: EndpointSetup,
  change: (target: TargetSetup, unit: UnitSetup, position: number) => TargetSetup,
): EndpointSetup =>
  mapUnits(setup, (unit, position) => {
    if (unit.target === undefined) {
      return unit;
    }
    const target = change(unit.target, unit, position);
    return { ...unit, target, initialCapacity: within(unit.initialCapacity, target) };
  });

/** Registering a target moves the capacity into its bounds. */
export const within = (capacity: number, { min, max }: TargetSetup): number => Math.min(max, Math.max(min, capacity));

/** What a policy does, whichever alarm runs it. */
export const adds = ({ steps }: StepSetup): boolean => steps.some(({ adjustment }) => adjustment > 0);

export const onlyRemoves = ({ adjustmentType, steps }: StepSetup): boolean =>
  steps.length > 0 &&
  steps.every(({ adjustment }) => (adjustmentType === "ExactCapacity" ? adjustment === 0 : adjustment < 0));
