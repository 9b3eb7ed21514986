import { isDeepStrictEqual } from "node:util";
import { field, isObject, member } from "../../attributes/json";
import type { CalledModule, ModuleCalls, ModuleInput, ModuleInputs } from "../../module-input";
import { withoutKeys } from "../instance-keys";
import { ConfigurationModule } from "./configuration";
import { argumentsNamed, onlyReferences, type Step, valueAt } from "./module-expressions";

/** `module.a.module.b.`, what is in it, and the variant of a configuration. */
const ADDRESS = /^((?:module\.[^.[\]"]+\.)*)([^.[\]"]+\.[^.[\]"]+?)(?:\.production_variants\[(\d+)\])?$/;
const VARIANT = /\.production_variants\[\d+\]$/;

/** A module with the names of the calls that lead to it, and the modules around it, the root module first. */
interface Called {
  readonly calls: readonly string[];
  readonly modules: readonly ConfigurationModule[];
}

interface Variable {
  readonly name: string;
  readonly path: readonly Step[];
}

interface Plan {
  readonly configuration?: unknown;
  readonly planned_values?: unknown;
  readonly variables?: unknown;
}

/** The calls of modules in a plan; `undefined` if it has none. */
export const moduleCallsOf = (plan: Plan): ModuleCalls | undefined =>
  isObject(field(field(plan.configuration, "root_module"), "module_calls")) ? new PlanModuleCalls(plan) : undefined;

/** The calls of modules in a plan. Its values are indexed when the first of them is asked for. */
export class PlanModuleCalls implements ModuleCalls {
  // Private at run time: sensitive values are in the plan, and nothing that prints this shows them.
  readonly #plan: Plan;
  #values: ReadonlyMap<string, unknown> | undefined;
  readonly #root: ConfigurationModule;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#root = new ConfigurationModule(field(plan.configuration, "root_module"));
  }

  moduleOf(address: string): CalledModule | undefined {
    const found = this.find(address)?.called;
    const name = found?.calls.at(-1);
    const call = name === undefined ? undefined : found?.modules.at(-2)?.call(name);
    const source = field(call, "source");
    const variables = field(field(call, "module"), "variables");
    return found === undefined || typeof source !== "string"
      ? undefined
      : { calls: found.calls, source, variables: isObject(variables) ? Object.keys(variables) : [] };
  }

  inputsOf(address: string, argument: string): ModuleInputs | undefined {
    const found = this.find(address);
    if (found === undefined || found.called.calls.length === 0) {
      return undefined;
    }
    const { called, resource, variant } = found;
    const expressions = field(called.modules.at(-1)?.resource(resource), "expressions");
    const [place, ...others] = argumentsNamed(expressions, argument, variant);
    if (place === undefined || others.length > 0) {
      return undefined;
    }
    const variables = onlyVariables(place.expression);
    const [variable] = variables;
    if (variable === undefined) {
      return undefined;
    }
    const set = valueAt(this.valuesOf(address.replace(VARIANT, "")), place.path);
    if (variables.length === 1 && set !== undefined && isSame(set, this.valueOf(called, variable))) {
      return { kind: "same", inputs: [this.outermost(called, variable, set)] };
    }
    return { kind: "computed", inputs: variables.map((one) => inputOf(called, one)) };
  }

  private find(
    address: string,
  ): { readonly called: Called; readonly resource: string; readonly variant?: number } | undefined {
    const variant = /\.production_variants\[(\d+)\]$/.exec(address)?.[1];
    const [, path, resource] = ADDRESS.exec(withoutKeys(address.replace(VARIANT, ""))) ?? [];
    if (path === undefined || resource === undefined) {
      return undefined;
    }
    const calls = [...path.matchAll(/module\.([^.]+)\./g)].map(([, name = ""]) => name);
    const modules = [this.#root];
    for (const name of calls) {
      modules.push((modules.at(-1) ?? this.#root).module(name));
    }
    return { called: { calls, modules }, resource, ...(variant !== undefined && { variant: Number(variant) }) };
  }

  /** The value of a variable in a module; `undefined` if the plan does not show it. */
  private valueOf({ calls, modules }: Called, { name, path }: Variable): unknown {
    const declared = member(field(modules.at(-1)?.variables(), name), "default");
    const call = calls.at(-1);
    if (call === undefined) {
      const given = member(member(this.#plan.variables, name), "value");
      return valueAt(given === undefined ? declared : given, path);
    }
    const expression = member(field(modules.at(-2)?.call(call), "expressions"), name);
    if (expression === undefined) {
      return valueAt(declared, path);
    }
    const constant = member(expression, "constant_value");
    if (constant !== undefined) {
      return valueAt(constant, path);
    }
    const [variable, ...others] = onlyVariables(expression);
    return variable === undefined || others.length > 0
      ? undefined
      : this.valueOf(outer({ calls, modules }), { name: variable.name, path: [...variable.path, ...path] });
  }

  /** The input that a person sets: that of the outermost call that only hands it on. */
  private outermost(called: Called, variable: Variable, set: unknown): ModuleInput {
    const { calls, modules } = called;
    const expression = member(field(modules.at(-2)?.call(calls.at(-1) ?? ""), "expressions"), variable.name);
    const [next, ...others] = onlyVariables(expression);
    if (calls.length > 1 && next !== undefined && others.length === 0) {
      const given = { name: next.name, path: [...next.path, ...variable.path] };
      if (isSame(set, this.valueOf(outer(called), given))) {
        return this.outermost(outer(called), given, set);
      }
    }
    return inputOf(called, variable);
  }

  private valuesOf(address: string): unknown {
    this.#values ??= new Map(valuesIn(field(this.#plan.planned_values, "root_module")));
    return this.#values.get(address);
  }
}

const outer = ({ calls, modules }: Called): Called => ({ calls: calls.slice(0, -1), modules: modules.slice(0, -1) });

const inputOf = ({ calls }: Called, { name, path }: Variable): ModuleInput => ({
  calls,
  name: [name, ...path].join("."),
});

/** The variables of an expression; none if it refers to anything else. */
function onlyVariables(expression: unknown): readonly Variable[] {
  const variables = onlyReferences(expression).map((text) => /^var\.([\w-]+)((?:\.[\w-]+)*)$/.exec(text));
  return variables.every((one) => one !== null)
    ? variables.map(([, name = "", path = ""]) => ({ name, path: path.split(".").slice(1) }))
    : [];
}

/** The provider keeps some numbers as texts. */
const isSame = (one: unknown, other: unknown): boolean =>
  isScalar(one) && isScalar(other) ? String(one) === String(other) : isDeepStrictEqual(one, other);

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

function* valuesIn(module: unknown): Generator<readonly [string, unknown]> {
  const todo: unknown[] = [module];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const resource of listOf(field(next, "resources"))) {
      const address = field(resource, "address");
      if (typeof address === "string") {
        yield [address, field(resource, "values")];
      }
    }
    todo.push(...listOf(field(next, "child_modules")));
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
