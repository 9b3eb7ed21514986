import type { UnitChange } from "../../behaviour/recommend/recommendation";

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

/** Where the lines belong, and what else is to be changed there. */
export function placeOf({ kind, name, change, removesMinUpTime }: UnitChange): {
  readonly typescript: string;
  readonly hcl: string;
  readonly notes: readonly string[];
} {
  const isComponent = kind === "component";
  return {
    typescript: isComponent
      ? `TypeScript, in the properties of the component ${name}`
      : "TypeScript, in the properties of AsyncEndpoint",
    hcl: isComponent
      ? `HCL, for ${name}: inputs of the module inference-component, or members of inference_components of the module realtime-endpoint`
      : "HCL, inputs of the module async-endpoint",
    notes: [
      ...(change.wakeCopies === undefined ? [] : ["Keep the other members of wake."]),
      ...(removesMinUpTime ? ["Remove minUpTime (min_up_time_seconds): it would replace a shorter idle timeout."] : []),
    ],
  };
}
