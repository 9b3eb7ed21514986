import type { Addressed, Fix } from "../rules/finding";
import type { CalledModule, ModuleCalls, ModuleInputs } from "../topology";
import { ownModuleFix } from "./own-module-fix";

/** A name with an underscore, or a name before an equals sign, outside of quotes. */
const NAMES = /"[^"]*"|\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b|\b[a-z]+(?=\s*=[^=])/g;

/** A resource type, in a fix that adds a resource. */
const TYPE = /\baws_[a-z0-9_]+/;

/**
 * The fix with the edit of the `module` block, for a resource in a module. A caller cannot edit what is in a module of
 * somebody else.
 *
 * @param on the resource, and others that the fix may name arguments of
 */
export function withModuleFix(
  fix: Fix,
  on: readonly Pick<Addressed, "address">[],
  calls: ModuleCalls | undefined,
): Fix {
  const module = calls === undefined ? undefined : moduleFix(fix, on, calls);
  return module === undefined ? fix : { ...fix, module };
}

function moduleFix(fix: Fix, on: readonly Pick<Addressed, "address">[], calls: ModuleCalls): string | undefined {
  const [first] = on;
  const called = first === undefined ? undefined : calls.moduleOf(first.address);
  if (first === undefined || called === undefined) {
    return undefined;
  }
  const own = ownModuleFix(fix, called);
  if (own !== undefined) {
    return `${own} in ${moduleText(called.calls)}`;
  }
  const text = fix.hcl.replace(` in ${first.address}`, "");
  return TYPE.test(text) ? undefined : tracedFix(text, on, calls);
}

/** The fix in the words of the inputs that the arguments come from, or with the inputs that they are computed from. */
function tracedFix(text: string, on: readonly Pick<Addressed, "address">[], calls: ModuleCalls): string | undefined {
  const names = new Set([...text.matchAll(NAMES)].map(([name]) => name).filter((name) => !name.startsWith('"')));
  const found = new Map<string, ModuleInputs | undefined>();
  for (const name of names) {
    found.set(name, firstInputs(name, on, calls));
  }
  const all = [...found.values()];
  const [one] = all;
  const places = new Set(all.flatMap((each) => each?.inputs.map((input) => moduleText(input.calls)) ?? []));
  const [place] = places;
  if (one === undefined && all.every((each) => each === undefined)) {
    return undefined;
  }
  if (places.size === 1 && all.every((each) => each?.kind === "same")) {
    return `${text.replace(NAMES, (name) => found.get(name)?.inputs[0]?.name ?? name)} in ${place}`;
  }
  return `${text}; ${[...found].flatMap(([name, inputs]) => computedText(name, inputs)).join(", ")}`;
}

function firstInputs(
  name: string,
  on: readonly Pick<Addressed, "address">[],
  calls: ModuleCalls,
): ModuleInputs | undefined {
  for (const { address } of on) {
    const inputs = calls.inputsOf(address, name);
    if (inputs !== undefined) {
      return inputs;
    }
  }
  return undefined;
}

/** `module "llm" sets max_capacity from max_copies`. */
function computedText(name: string, found: ModuleInputs | undefined): readonly string[] {
  const [first] = found?.inputs ?? [];
  return found === undefined || first === undefined
    ? []
    : [`${moduleText(first.calls)} sets ${name} from ${found.inputs.map((input) => input.name).join(" and ")}`];
}

/** `module "llm"`, or `module "llm" of module.platform`. */
function moduleText(calls: CalledModule["calls"]): string {
  const outer = calls.slice(0, -1).map((name) => `module.${name}`);
  return `module "${calls.at(-1) ?? ""}"${outer.length === 0 ? "" : ` of ${outer.join(".")}`}`;
}
