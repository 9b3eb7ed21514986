import type { Topology } from "../../topology";
import { aboutEndpoint, heading } from "../outcome/heading";
import type { EndpointSetup } from "../setup/endpoint-setup";
import type { SimulateOptions } from "../simulate";
import { simulatedSetups } from "../simulated-setups";
import type { Traffic } from "../traffic/traffic";
import type { ComparedEndpoint, ComparedRow, Comparison } from "./comparison";
import { arePriced, priceOf, tried } from "./measured";
import { behavesAs, isPossible, type Setting, type SettingKey, SLEEP_METHODS, settingOf, withSetting } from "./setting";

/**
 * What the endpoints of a topology do with each of some settings, beside what they do as they are. The same requests arrive
 * at all of them.
 */
export function compare(
  topology: Topology,
  settings: readonly Setting[],
  traffic: Traffic,
  options: SimulateOptions,
): Comparison {
  return {
    ...heading(traffic, options),
    compared: keysOf(settings),
    endpoints: simulatedSetups(topology, options).map((setup) => compareEndpoint(setup, settings, traffic, options)),
  };
}

/** As `compare`, for one endpoint. */
export function compareEndpoint(
  setup: EndpointSetup,
  settings: readonly Setting[],
  traffic: Traffic,
  options: SimulateOptions,
): ComparedEndpoint {
  const about = aboutEndpoint(setup);
  if (!isSimulated(setup)) {
    return { ...about, rows: [], cheapestBy: "cost", leftOut: [], withoutEffect: [], assumptions: setup.assumptions };
  }
  const keys = keysOf(settings);
  const possible = settings.filter((setting) => isPossible(setup, setting));
  const varied = possible.map((setting) => ({ setting, setup: withSetting(setup, setting) }));
  const isThere = varied.some((one) => behavesAs(one.setup, setup));
  const own = settingOf(setup);
  const all = [...(isThere ? [] : [{ setting: picked(own, keys), setup }]), ...varied];
  const runs = all.map((one) => ({ ...one, ...tried(one.setup, traffic, options) }));
  const measured = runs.map((run) => run.measured);
  const priced = arePriced(measured);
  const least = Math.min(...measured.map((one) => priceOf(one, priced)));
  const rows = runs.map(
    (run): ComparedRow => ({
      settings: run.setting,
      current: behavesAs(run.setup, setup),
      cheapest: priceOf(run.measured, priced) === least,
      ...run.measured,
    }),
  );
  return {
    ...about,
    rows,
    cheapestBy: priced ? "cost" : "instance-hours",
    leftOut: settings.filter((setting) => !possible.includes(setting)),
    withoutEffect: keys.filter((key) => !hasEffect(setup, key, possible)),
    assumptions: [...new Set(runs.flatMap(({ assumptions }) => assumptions))],
  };
}

/** Whether settings make a difference, for an endpoint with a capacity that changes. */
export const isSimulated = ({ kind, units }: EndpointSetup): boolean =>
  units.length > 0 && kind !== "constant" && kind !== "unknown";

const keysOf = (settings: readonly Setting[]): readonly SettingKey[] => [
  ...new Set(settings.flatMap((setting) => Object.keys(setting) as SettingKey[])),
];

const picked = (setting: Setting, keys: readonly SettingKey[]): Setting =>
  Object.fromEntries(keys.flatMap((key) => (setting[key] === undefined ? [] : [[key, setting[key]]])));

/** The value that is there changes nothing either; another one must. */
function hasEffect(setup: EndpointSetup, key: SettingKey, settings: readonly Setting[]): boolean {
  if (key === "method") {
    return SLEEP_METHODS.some((method) => !behavesAs(withSetting(setup, { method }), setup));
  }
  const own = settingOf(setup)[key];
  const others = settings.filter((setting) => setting[key] !== own);
  return (
    others.length === 0 || others.some((setting) => !behavesAs(withSetting(setup, { [key]: setting[key] }), setup))
  );
}
