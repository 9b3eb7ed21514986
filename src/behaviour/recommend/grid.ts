import { combined } from "../compare/compare-option";
import { behaviourOf, type Setting, settingOf, wakeCopiesOf, wakePolicies, withSetting } from "../compare/setting";
import type { EndpointSetup } from "../setup/endpoint-setup";
import { roomForCopies } from "./room-for-copies";

/** Idle timeouts that are tried, in seconds: 5, 10, 15, 30 and 60 minutes. */
const IDLE_TIMES = [300, 600, 900, 1800, 3600] as const;

/** Maxima and copies of a wake that are tried beside the largest. */
const FEW = [1, 2] as const;

/**
 * The settings that a recommendation is looked for in, the endpoint as it is first. Each member is either as it is, or one of
 * some values: the idle timeout 5, 10, 15, 30 or 60 minutes; the minimum 0; the maximum 1, 2, or as many copies as the
 * instances have room for, and for an asynchronous variant no more than now; the copies of a wake 1, 2 or the maximum.
 * A minimum of 1 is tried with each maximum: it never sleeps, and neither an idle timeout nor a wake makes a difference.
 */
export function grid(setup: EndpointSetup): readonly Setting[] {
  const own = settingOf(setup);
  const largest = Math.max(1, ...setup.units.map(({ target }) => target?.max ?? 1));
  const room = roomForCopies(setup);
  const least = leastMaximum(setup);
  const maxima = axis(
    "maxCopies",
    own,
    [...FEW, room ?? 0].filter((count) => count >= least && count <= (room ?? largest)),
  );
  const asleep = combined([
    setup.units.some(({ target }) => (target?.min ?? 0) > 0) ? [{ minCopies: 0 }] : [{}],
    axis(
      "idleTimeoutSeconds",
      own,
      IDLE_TIMES.filter((seconds) => seconds >= longestCooldown(setup)),
    ),
    maxima,
    axis("wakeCopies", own, [...FEW, Math.max(largest, room ?? 0)]),
  ]);
  // A sleep window that sets copies requires a minimum of 0.
  const awake = setup.units.some(({ schedules }) => schedules.length > 0)
    ? []
    : combined([[{ minCopies: 1 }], maxima]).map((setting) => withinMaximum(setup, setting));
  const settings = [...asleep, ...awake].map(({ minCopies, ...setting }) =>
    minCopies === undefined || minCopies === own.minCopies ? setting : { minCopies, ...setting },
  );
  return distinct(setup, [{}, ...settings.filter((setting) => isWritable(setup, setting))]);
}

/** Without settings that change nothing, or the same as an earlier one. */
function distinct(setup: EndpointSetup, settings: readonly Setting[]): readonly Setting[] {
  const known = new Set<string>();
  return settings.filter((setting) => {
    const behaviour = behaviourOf(withSetting(setup, setting));
    const isNew = !known.has(behaviour);
    known.add(behaviour);
    return isNew;
  });
}

/** As it is, and each other value. */
const axis = (key: keyof Setting, own: Setting, values: readonly number[]): readonly Setting[] => [
  {},
  ...[...new Set(values)].filter((value) => value !== own[key]).map((value) => ({ [key]: value })),
];

/** The copies of a deployment and of the end of a sleep window stay possible. */
const leastMaximum = ({ units, variants }: EndpointSetup): number =>
  Math.max(
    1,
    ...units.flatMap(({ kind, variant, initialCapacity, target, schedules }) => [
      initialCapacity,
      ...(kind === "variant" ? [variants[variant]?.initialInstances ?? 1] : []),
      ...(target?.actions ?? []).map(({ min = 0 }) => min),
      ...schedules.map(({ copies }) => copies),
    ]),
  );

/** A component that falls asleep within the cooldown of its wake cannot wake. */
const longestCooldown = ({ units }: EndpointSetup): number =>
  Math.max(
    0,
    ...units.flatMap(({ target }) =>
      target === undefined ? [] : wakePolicies(target).map(({ cooldownSeconds }) => cooldownSeconds),
    ),
  );

/** A wake starts no more copies than the maximum. */
function withinMaximum(setup: EndpointSetup, setting: Setting): Setting {
  const { maxCopies } = setting;
  const isAbove = setup.units.some(
    ({ target }) => target !== undefined && (wakeCopiesOf(target) ?? 0) > (maxCopies ?? target.max),
  );
  return maxCopies === undefined || !isAbove ? setting : { ...setting, wakeCopies: maxCopies };
}

/** Whether the constructs accept it: neither the minimum nor the copies of a wake are above the maximum. */
const isWritable = ({ units }: EndpointSetup, { maxCopies, minCopies, wakeCopies }: Setting): boolean =>
  units.every(({ target }) => {
    const max = maxCopies ?? target?.max;
    return (
      target === undefined ||
      max === undefined ||
      ((minCopies ?? target.min) <= max && (wakeCopies ?? wakeCopiesOf(target) ?? 0) <= max)
    );
  });
