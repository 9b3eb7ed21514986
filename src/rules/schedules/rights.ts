import { grouped } from "../../grouped";
import {
  isKnown,
  isUnknown,
  type Maybe,
  type PolicyStatement,
  type PolicyTexts,
  type Role,
  type Schedule,
  type Topology,
  Unknown,
} from "../../topology";
import { endpointSchedules } from "./effect";
import { some } from "./role-rights";
import { matches } from "./wildcard";

export const SCHEDULER = "scheduler.amazonaws.com";

/** The roles of all schedules for endpoints, each with its schedules. */
export const rolesOfSchedules = (topology: Topology): ReadonlyMap<Role, readonly Schedule[]> =>
  grouped(endpointSchedules(topology), (schedule) => topology.roleOf(schedule).node);

export function trustStatements({ trust }: Role): Maybe<readonly PolicyStatement[]> {
  return isKnown(trust) ? trust.statements : Unknown;
}

/** Whether a statement allows the service to assume the role, or may allow it. */
export function mayTrustScheduler({ effect, actions, principals, negated }: PolicyStatement): boolean {
  if (negated || isUnknown(effect) || isUnknown(actions) || isUnknown(principals)) {
    return true;
  }
  const services = [...(principals ?? new Map<string, PolicyTexts>())]
    .filter(([type]) => type === "Service" || type === "*")
    .map(([, names]) => names);
  const assumes = some(actions ?? [], (pattern) => matches(pattern.toLowerCase(), "sts:assumerole"));
  const trusts = services.some(
    (names) => isUnknown(names) || some(names, (name) => name === SCHEDULER || name === "*") !== false,
  );
  return effect === "Allow" && assumes !== false && trusts;
}
