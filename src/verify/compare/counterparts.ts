import type { Addressed } from "../../rules/finding";
import { type EndpointConfiguration, isKnown, type Topology, type Variant } from "../../topology";
import * as keys from "./keys";

/**
 * The applied resource, by the address of the resource in the account. Found by configured names, as far
 * as these are known before apply.
 */
export function counterparts(wanted: Topology, live: Topology): ReadonlyMap<string, Addressed> {
  const configurations = paired(wanted.endpointConfigurations, live.endpointConfigurations, keys.name);
  const pairs: Pair<Addressed>[] = [
    ...paired(wanted.endpoints, live.endpoints, keys.name),
    ...configurations,
    ...configurations.flatMap(({ written, found }) => paired(variantsOf(written), variantsOf(found), keys.name)),
    ...paired(wanted.inferenceComponents, live.inferenceComponents, keys.name),
    ...paired(wanted.models, live.models, keys.name),
    ...paired(wanted.scalableTargets, live.scalableTargets, keys.scaled),
    ...paired(wanted.scalingPolicies, live.scalingPolicies, keys.nameOn),
    ...paired(wanted.scheduledActions, live.scheduledActions, keys.nameOn),
    ...paired(wanted.alarms, live.alarms, keys.name),
    ...paired(wanted.schedules, live.schedules, keys.schedule),
  ];
  return new Map(pairs.map(({ written, found }) => [found.address, written]));
}

const variantsOf = ({ variants }: EndpointConfiguration): readonly Variant[] => (isKnown(variants) ? variants : []);

interface Pair<T> {
  readonly written: T;
  readonly found: T;
}

function paired<T>(wanted: readonly T[], live: readonly T[], keyOf: (node: T) => string | undefined): Pair<T>[] {
  const byKey = new Map(wanted.map((node) => [keyOf(node), node]));
  return live.flatMap((found) => {
    const key = keyOf(found);
    const written = key === undefined ? undefined : byKey.get(key);
    return written === undefined ? [] : { written, found };
  });
}
