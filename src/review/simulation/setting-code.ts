import type { UnitChange } from "../../behaviour/recommend/recommendation";
import { listed } from "./setting-text";

const MINUTE = 60;

/** A wake with one period of a minute, as `BacklogWake.fast` writes it. */
const FAST_PERIODS = 1;

/** What is changed, as properties of the constructs: a line each. */
export function typescriptOf({ kind, change, wakePeriods }: UnitChange): readonly string[] {
  const { idleTimeoutSeconds, maxCopies, minCopies, wakeCopies } = change;
  const isComponent = kind === "component";
  const wake = wakePeriods === FAST_PERIODS ? "fast" : "standard";
  return [
    ...(idleTimeoutSeconds === undefined ? [] : [`idleTimeout: Duration.minutes(${idleTimeoutSeconds / MINUTE}),`]),
    ...(minCopies === undefined ? [] : [`${isComponent ? "minCopies" : "minInstanceCount"}: ${minCopies},`]),
    ...(maxCopies === undefined ? [] : [`${isComponent ? "maxCopies" : "maxInstanceCount"}: ${maxCopies},`]),
    ...(wakeCopies === undefined
      ? []
      : [
          isComponent ? `wake: { copies: ${wakeCopies} },` : `wake: BacklogWake.${wake}({ instances: ${wakeCopies} }),`,
        ]),
  ];
}

/** What is changed, as inputs of the modules: a line each, with equals signs below each other. */
export function hclOf({ kind, change }: UnitChange): readonly string[] {
  const { idleTimeoutSeconds, maxCopies, minCopies, wakeCopies } = change;
  const isComponent = kind === "component";
  const inputs: readonly (readonly [string, string])[] = [
    ...(idleTimeoutSeconds === undefined ? [] : [["idle_timeout_seconds", `${idleTimeoutSeconds}`] as const]),
    ...(minCopies === undefined ? [] : [[isComponent ? "min_copies" : "min_instance_count", `${minCopies}`] as const]),
    ...(maxCopies === undefined ? [] : [[isComponent ? "max_copies" : "max_instance_count", `${maxCopies}`] as const]),
    ...(wakeCopies === undefined
      ? []
      : [["wake", `{ ${isComponent ? "copies" : "instances"} = ${wakeCopies} }`] as const]),
  ];
  const longest = Math.max(0, ...inputs.map(([name]) => name.length));
  return inputs.map(([name, value]) => `${name.padEnd(longest)} = ${value}`);
}

/** What is written at one or more places, in both languages. */
export interface WrittenChange {
  /** Where the lines of TypeScript belong. */
  readonly typescriptPlace: string;
  readonly typescript: readonly string[];
  readonly hclPlace: string;
  readonly hcl: readonly string[];
  /** What else is to be changed there. */
  readonly notes: readonly string[];
}

/** The changes of an endpoint. Components with the same change share one. */
export function writtenChanges(changes: readonly UnitChange[]): readonly WrittenChange[] {
  const groups = new Map<string, UnitChange[]>();
  for (const one of changes) {
    if (Object.keys(one.change).length > 0) {
      const key = JSON.stringify([one.kind, one.change, one.removesMinUpTime, one.wakePeriods]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }
  return [...groups.values()].flatMap((same) => (same[0] === undefined ? [] : [writtenChange(same[0], same)]));
}

function writtenChange(one: UnitChange, same: readonly UnitChange[]): WrittenChange {
  const { kind, change, removesMinUpTime } = one;
  const names = listed(same.map(({ name }) => name));
  const isComponent = kind === "component";
  return {
    typescriptPlace: isComponent
      ? `TypeScript, in the properties of the ${same.length === 1 ? "component" : "components"} ${names}`
      : "TypeScript, in the properties of AsyncEndpoint",
    typescript: typescriptOf(one),
    hclPlace: isComponent
      ? `HCL, for ${names}: inputs of the module inference-component, or members of inference_components of the module realtime-endpoint`
      : "HCL, inputs of the module async-endpoint",
    hcl: hclOf(one),
    notes: [
      ...(change.wakeCopies === undefined ? [] : ["Keep the other members of wake."]),
      ...(removesMinUpTime ? ["Remove minUpTime (min_up_time_seconds): it would replace a shorter idle timeout."] : []),
    ],
  };
}
