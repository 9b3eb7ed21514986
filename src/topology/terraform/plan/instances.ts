import { INSTANCE_KEY } from "../instance-keys";
import type { ConfigurationModule } from "./configuration";
import type { InstanceKey } from "./reference";

/** One instance of a module: `module.llm["chat"]`, or the root module. */
export interface ModuleInstance {
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly configuration: ConfigurationModule;
  /** Absent for the root module. */
  readonly caller?: { readonly module: ModuleInstance; readonly name: string };
  /** The modules that it calls, by name. */
  readonly children: Map<string, Instances<ModuleInstance>>;
  /** What it calls and has no values of, by name. */
  uncreated?: Map<string, ModuleInstance>;
  /** The addresses of the resources in it, by `type.name`. */
  readonly resources: Map<string, Instances<string>>;
}

/** The instances of something: the only one, which has no key, as it is; others by their keys. */
export type Instances<T> = readonly [T] | Map<InstanceKey, T>;

/** Adds an instance of something. */
export function addInstance<T>(to: Map<string, Instances<T>>, name: string, key: InstanceKey | undefined, instance: T) {
  if (key === undefined) {
    to.set(name, [instance]);
    return;
  }
  const instances = to.get(name);
  if (instances instanceof Map) {
    instances.set(key, instance);
  } else {
    to.set(name, new Map([[key, instance]]));
  }
}

/** The instance of that key; all of them when there is no key to go by. */
export function pick<T>(instances: Instances<T>, key: InstanceKey | undefined): readonly T[] {
  if (!(instances instanceof Map)) {
    return instances;
  }
  if (key === undefined) {
    return [...instances.values()];
  }
  const instance = instances.get(key);
  return instance === undefined ? [] : [instance];
}

export const rootModule = (configuration: ConfigurationModule): ModuleInstance => ({
  address: "",
  key: undefined,
  configuration,
  children: new Map(),
  resources: new Map(),
});

/** A module that a plan has no values of: it holds no resources, or there is none of it. */
export function uncreated(parent: ModuleInstance, name: string): ModuleInstance {
  const address = `${parent.address === "" ? "" : `${parent.address}.`}module.${name}`;
  const known = parent.uncreated?.get(name);
  if (known !== undefined) {
    return known;
  }
  const module: ModuleInstance = {
    ...rootModule(parent.configuration.module(name)),
    address,
    caller: { module: parent, name },
  };
  parent.uncreated ??= new Map();
  parent.uncreated.set(name, module);
  return module;
}

const LAST_STEP = new RegExp(String.raw`(?:^|\.)module\.([\w-]+)(?:\[(${INSTANCE_KEY})\])?$`);

/** The instance that a child of `parent` in the planned values is. `undefined` for what is no address of a module. */
export function childModule(parent: ModuleInstance, address: string): ModuleInstance | undefined {
  // The address repeats the parent's, whose keys may hold anything: look at what comes after it.
  const own = address.startsWith(parent.address) ? address.slice(parent.address.length) : address;
  const [, name, key] = LAST_STEP.exec(own) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const child: ModuleInstance = {
    address,
    key: key === undefined ? undefined : keyOf(key),
    configuration: parent.configuration.module(name),
    caller: { module: parent, name },
    children: new Map(),
    resources: new Map(),
  };
  addInstance(parent.children, name, child.key, child);
  return child;
}

const keyOf = (text: string): InstanceKey =>
  text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gs, "$1") : Number(text);
