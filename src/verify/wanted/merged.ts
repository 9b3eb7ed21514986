import { twoConfigurations, twoRegions } from "./errors";
import type { WantedEndpoint } from "./wanted";

/** Each endpoint once: one stack may have made it, and others its components. */
export function merged(endpoints: readonly WantedEndpoint[]): readonly WantedEndpoint[] {
  const byName = new Map<string, WantedEndpoint>();
  for (const endpoint of endpoints) {
    const known = byName.get(endpoint.name);
    byName.set(endpoint.name, known === undefined ? endpoint : both(known, endpoint));
  }
  return [...byName.values()];
}

function both(left: WantedEndpoint, right: WantedEndpoint): WantedEndpoint {
  if (left.region !== undefined && right.region !== undefined && left.region !== right.region) {
    throw twoRegions(left.name, left.region, right.region);
  }
  if (left.configName !== undefined && right.configName !== undefined && left.configName !== right.configName) {
    throw twoConfigurations(left.name, left.configName, right.configName);
  }
  return {
    ...left,
    // What one leaves out, the other may say.
    ...right,
    components: [...new Set([...left.components, ...right.components])],
    acknowledged: new Map([...(left.acknowledged ?? []), ...(right.acknowledged ?? [])]),
  };
}
