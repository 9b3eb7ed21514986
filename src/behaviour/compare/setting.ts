import { adds, onlyRemoves } from "../setup/edited";
import type { EndpointSetup, StepSetup, TargetSetup } from "../setup/endpoint-setup";
import {
  type SleepMethodName,
  withIdleTimeout,
  withMaxCopies,
  withMinCopies,
  withSleepMethod,
  withWakeCopies,
} from "../setup/variations";

/** What is changed of the scaling of a component or variant. An absent member is as it is. */
export interface CapacitySetting {
  /** Time without requests after which the copies are removed: whole minutes, from 60 to 86,400 seconds. */
  readonly idleTimeoutSeconds?: number;
  /** Maximum number of copies, at least 1; of an asynchronous variant, of its instances. */
  readonly maxCopies?: number;
  /** Minimum number of copies; of an asynchronous variant, of its instances. */
  readonly minCopies?: number;
  /** Copies or instances that a wake starts, at least 1. */
  readonly wakeCopies?: number;
}

/** What is changed of an endpoint, for all of its components or variants. An absent member is as it is. */
export interface Setting extends CapacitySetting {
  /** The method of all sleep windows. */
  readonly method?: SleepMethodName;
}

/** The name of a setting. */
export type SettingKey = keyof Setting;

export const SLEEP_METHODS: readonly SleepMethodName[] = [
  "minCapacity",
  "minCapacity-hard",
  "copyCount",
  "deleteAndRecreate",
  "lambda",
];

/** A setup with a setting: the bounds first, because the others follow them. */
export function withSetting(setup: EndpointSetup, setting: Setting): EndpointSetup {
  const { idleTimeoutSeconds, maxCopies, minCopies, wakeCopies, method } = setting;
  const changes: readonly ((one: EndpointSetup) => EndpointSetup)[] = [
    ...(maxCopies === undefined ? [] : [(one: EndpointSetup) => withMaxCopies(one, maxCopies)]),
    ...(minCopies === undefined ? [] : [(one: EndpointSetup) => withMinCopies(one, minCopies)]),
    ...(wakeCopies === undefined ? [] : [(one: EndpointSetup) => withWakeCopies(one, wakeCopies)]),
    ...(method === undefined ? [] : [(one: EndpointSetup) => withSleepMethod(one, method)]),
    ...(idleTimeoutSeconds === undefined ? [] : [(one: EndpointSetup) => withIdleTimeout(one, idleTimeoutSeconds)]),
  ];
  return changes.reduce((changed, change) => change(changed), setup);
}

/**
 * Whether Application Auto Scaling and the constructs accept it: the minimum and the copies of a wake are at most the
 * maximum, and sleep windows that set the copies have no minimum, which would bring the copies back.
 */
export function isPossible(setup: EndpointSetup, setting: Setting): boolean {
  const { maxCopies, minCopies = 0, wakeCopies = 0, method } = setting;
  return setup.units.every(({ target, schedules }) => {
    if (target === undefined) {
      return true;
    }
    const isByCopies =
      method === undefined ? schedules.length > 0 : !BY_BOUNDS.has(method) && hasWindow(target, schedules);
    return Math.max(minCopies, wakeCopies) <= (maxCopies ?? target.max) && !(minCopies > 0 && isByCopies);
  });
}

const BY_BOUNDS: ReadonlySet<SleepMethodName> = new Set(["minCapacity", "minCapacity-hard"]);

const hasWindow = ({ actions }: TargetSetup, schedules: readonly unknown[]): boolean =>
  actions.length + schedules.length > 0;

/** The setting that an endpoint has; what differs between its components, or is not known, is left out. */
export function settingOf(setup: EndpointSetup): Setting {
  const targets = targetsOf(setup);
  const idleTimeoutSeconds = same(targets.map(idleTimeoutOf));
  const maxCopies = same(targets.map(({ max }) => max));
  const minCopies = same(targets.map(({ min }) => min));
  const wakeCopies = same(targets.map(wakeCopiesOf));
  return {
    ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
    ...(maxCopies !== undefined && { maxCopies }),
    ...(minCopies !== undefined && { minCopies }),
    ...(wakeCopies !== undefined && { wakeCopies }),
  };
}

/** Of the policy that sets the capacity to 0: the time that its alarm waits. */
export function idleTimeoutOf({ steps }: TargetSetup): number | undefined {
  const [only, ...others] = steps.filter((policy) => onlyRemoves(policy) && policy.adjustmentType === "ExactCapacity");
  const [alarm, ...alarms] = only?.alarms ?? [];
  return alarm === undefined || others.length > 0 || alarms.length > 0
    ? undefined
    : alarm.settings.periodSeconds * alarm.settings.evaluationPeriods;
}

/** Of the policy that sets or adds a number of copies. */
export function wakeCopiesOf(target: TargetSetup): number | undefined {
  return same(wakePolicies(target).flatMap(({ steps }) => steps.map(({ adjustment }) => adjustment).filter(isMore)));
}

export const wakePolicies = ({ steps }: TargetSetup): readonly StepSetup[] =>
  steps.filter((policy) => policy.adjustmentType !== "PercentChangeInCapacity" && adds(policy));

const isMore = (adjustment: number): boolean => adjustment > 0;

const targetsOf = ({ units }: EndpointSetup): readonly TargetSetup[] => units.flatMap(({ target }) => target ?? []);

const same = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** Whether two setups behave the same: names, addresses and the order of policies are for people. */
export const behavesAs = (one: EndpointSetup, other: EndpointSetup): boolean => behaviourOf(one) === behaviourOf(other);

/** Equal for setups that behave the same. */
export function behaviourOf({ variants, units, alarmCount }: EndpointSetup): string {
  const sorted = units.map((unit) =>
    unit.target === undefined
      ? unit
      : { ...unit, target: { ...unit.target, steps: unit.target.steps.map(textOf).sort() } },
  );
  return textOf({ variants, units: sorted, alarmCount });
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (key, member) =>
    PEOPLE.has(key)
      ? undefined
      : typeof member === "number" && !Number.isFinite(member)
        ? String(member)
        : isRecord(member)
          ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
          : member,
  );

const PEOPLE: ReadonlySet<string> = new Set(["name", "address"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
