import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { Fleet } from "./fleet";

/** How long instances of one type existed for a variant. */
export interface InstanceUse {
  /** Absent for what was deleted: the seconds of all such variants are kept together. */
  readonly endpoint?: string;
  readonly variant?: string;
  readonly instanceType?: string;
  /** Seconds of all instances until `since`. */
  readonly seconds: number;
  /** Instances that exist since then. */
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const USES = tableOf<InstanceUse>("sagemaker.instance-use");

const keyOf = ({ endpoint, variant, instanceType }: Pick<Fleet, "endpoint" | "variant" | "instanceType">): string =>
  `${endpoint} ${variant} ${instanceType ?? ""}`;

const deletedKey = (instanceType: string | undefined): string => ` ${instanceType ?? ""}`;

/**
 * Counts the time of instances when their number changes. They are billed from the moment that they are asked for, as in
 * the simulation.
 * @param before `undefined` for a new fleet
 * @param after `undefined` for one that is gone
 */
export function meterFleet(call: Call, before: Fleet | undefined, after: Fleet | undefined): void {
  if (before !== undefined && (after === undefined || keyOf(before) !== keyOf(after))) {
    count(call, before, 0);
  }
  if (after !== undefined) {
    count(call, after, after.instances.length);
  } else if (before !== undefined) {
    forget(call, before);
  }
}

/** The use of a Region until now. */
export const instanceUses = (call: Call): readonly InstanceUse[] =>
  call
    .table(USES)
    .values()
    .map((use) => upTo(call.now, use))
    .filter(({ seconds }) => seconds > 0);

function count(call: Call, fleet: Fleet, instances: number): void {
  const { endpoint, variant, instanceType } = fleet;
  const known = call.table(USES).get(keyOf(fleet));
  if ((known?.count ?? 0) !== instances) {
    const use = known ?? { endpoint, variant, instanceType, seconds: 0, count: 0, since: call.now };
    call.table(USES).put(keyOf(fleet), { ...upTo(call.now, use), count: instances });
  }
}

/** Endpoints come and go, and what is kept of them must not grow with their number. */
function forget(call: Call, fleet: Fleet): void {
  const table = call.table(USES);
  for (const [key, use] of table.entries()) {
    if (use.endpoint === fleet.endpoint && use.variant === fleet.variant) {
      const { instanceType } = use;
      const { seconds } = upTo(call.now, use);
      const deleted = table.get(deletedKey(instanceType))?.seconds ?? 0;
      table.delete(key);
      table.put(deletedKey(instanceType), { instanceType, seconds: deleted + seconds, count: 0, since: call.now });
    }
  }
}

const upTo = (now: number, use: InstanceUse): InstanceUse => ({
  ...use,
  seconds: use.seconds + (use.count * (now - use.since)) / 1000,
  since: now,
});
