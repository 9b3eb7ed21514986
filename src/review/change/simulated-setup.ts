import type { EndpointSetup } from "../../behaviour";
import type { Traffic } from "../../behaviour/traffic";

/** Names that the random numbers of a simulation are drawn for. */
export interface SimulatedNames {
  readonly endpoint: string;
  /** Of each component or variant, in the order of the setup. */
  readonly units: readonly string[];
}

/**
 * The names that an endpoint is simulated with, before and after a change. The same endpoint has the same names on both
 * sides, also if it is renamed, and all endpoints that the traffic does not name have the same names: a difference in
 * the results is then one of settings, and not of chance.
 */
export function simulatedNames(
  before: EndpointSetup | undefined,
  after: EndpointSetup | undefined,
  { named }: Pick<Traffic, "named">,
): { readonly before: SimulatedNames; readonly after: SimulatedNames } {
  const endpoints = new Set(named?.endpoints);
  const components = new Set(named?.components);
  const endpoint = [after?.name, before?.name].find((name) => name !== undefined && endpoints.has(name)) ?? "endpoint";
  const [unitsBefore, unitsAfter] = [namesOf(before), namesOf(after)];
  const shared = new Map(unitsAfter.map((name, index) => [name, index]));
  const taken = new Set(unitsBefore.flatMap((name) => shared.get(name) ?? []));
  // Renamed: those that are left, in their order.
  const free = unitsAfter.map((_, index) => index).filter((index) => !taken.has(index));
  let added = unitsAfter.length;
  const positions = unitsBefore.map((name) => {
    const found = shared.get(name) ?? free.shift();
    if (found !== undefined) {
      return found;
    }
    added += 1;
    return added - 1;
  });
  const nameAt = (position: number): string => {
    const own = [unitsAfter[position], unitsBefore[positions.indexOf(position)]];
    return own.find((name) => name !== undefined && components.has(name)) ?? `component ${position}`;
  };
  return {
    before: { endpoint, units: positions.map(nameAt) },
    after: { endpoint, units: unitsAfter.map((_, index) => nameAt(index)) },
  };
}

const namesOf = (setup: EndpointSetup | undefined): readonly string[] =>
  setup === undefined ? [] : setup.units.map(({ name }) => name);

/** What a simulation needs to know of an endpoint, with other names: equal settings give equal objects. */
export function simulatedSetup(setup: EndpointSetup, { endpoint, units }: SimulatedNames): EndpointSetup {
  const { region, kind, variants, alarmCount } = setup;
  return {
    name: endpoint,
    address: "",
    ...(region !== undefined && { region }),
    kind,
    variants: variants.map((variant, index) => ({ ...variant, name: `variant ${index}` })),
    units: setup.units.map((unit, position) => ({
      ...unit,
      name: units[position] ?? unit.name,
      address: "",
      schedules: unit.schedules.map((one, index) => ({ ...one, ...unnamed("schedule", index) })),
      ...(unit.target !== undefined && {
        target: {
          ...unit.target,
          address: "",
          tracking: unit.target.tracking.map((one, index) => ({ ...one, ...unnamed("tracking", index) })),
          steps: unit.target.steps.map((one, index) => ({
            ...one,
            ...unnamed("step", index),
            alarms: one.alarms.map((alarm, at) => ({ ...alarm, ...unnamed(`alarm ${index}`, at) })),
          })),
          actions: unit.target.actions.map((one, index) => ({ ...one, ...unnamed("action", index) })),
        },
      }),
    })),
    alarmCount,
    assumptions: [],
  };
}

const unnamed = (what: string, index: number) => ({ name: `${what} ${index}`, address: "" });
