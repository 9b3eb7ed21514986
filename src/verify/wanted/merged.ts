import type { AcknowledgedRule, ExpectedEndpoint } from "../../topology";
import { twoConfigurations, twoRegions } from "./errors";

/** Each endpoint once: one stack can create it, and others its components. */
export function merged(endpoints: readonly ExpectedEndpoint[]): readonly ExpectedEndpoint[] {
  const byName = new Map<string, ExpectedEndpoint>();
  for (const endpoint of endpoints) {
    const known = byName.get(endpoint.name);
    byName.set(endpoint.name, known === undefined ? endpoint : both(known, endpoint));
  }
  return [...byName.values()];
}

function both(left: ExpectedEndpoint, right: ExpectedEndpoint): ExpectedEndpoint {
  if (left.region !== undefined && right.region !== undefined && left.region !== right.region) {
    throw twoRegions(left.name, left.region, right.region);
  }
  if (left.configName !== undefined && right.configName !== undefined && left.configName !== right.configName) {
    throw twoConfigurations(left.name, left.configName, right.configName);
  }
  return {
    ...left,
    // One can have what the other omits.
    ...right,
    components: [...new Set([...left.components, ...right.components])],
    acknowledged: onceEach([...(left.acknowledged ?? []), ...(right.acknowledged ?? [])]),
  };
}

/** Each rule once, with the last reason. */
const onceEach = (rules: readonly AcknowledgedRule[]): readonly AcknowledgedRule[] => [
  ...new Map(rules.map((one) => [one.rule, one])).values(),
];
