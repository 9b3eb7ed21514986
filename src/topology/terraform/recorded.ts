import { Attributes } from "../attributes/attributes";
import { at, field, isObject, type JsonObject, type JsonPath, member, pathText } from "../attributes/json";
import { wrongValue } from "../errors";
import type { Resource } from "../inventory";
import type { Reference } from "../nodes/node";
import { Unknown } from "../unknown";
import { ConfigurationModule } from "./plan/configuration";
import { inOrder } from "./plan/in-order";
import { addInstance, childModule, type ModuleInstance, rootModule } from "./plan/instances";
import { isManaged } from "./plan/managed";
import type { Standpoint } from "./plan/placed-expressions";
import { type Reading, RecordedValues } from "./plan/recorded-values";
import type { InstanceKey } from "./plan/reference";
import { Resolver } from "./plan/resolver";
import { Waiting } from "./plan/waiting";
import { MADE_IN_ORDER, MAPPERS, NOT_LOOKED_INTO } from "./resources/registry";
import { Scopes } from "./scope";
import { SecretTexts } from "./secret-texts";
import type { SensitiveArguments } from "./sensitive-arguments";

/** What a plan knows beside the values. */
export interface PlanKnowledge {
  /** `configuration.root_module`. */
  readonly configuration?: unknown;
  /** `resource_changes`. */
  readonly changes?: readonly unknown[];
  /** The Regions of the provider configurations, by `provider_config_key`. */
  readonly regions?: ReadonlyMap<unknown, string>;
  /** Shared by all that is wired together. @default - its own */
  readonly secrets?: SecretTexts;
  /** Called for what may not be read. */
  readonly sensitive?: SensitiveArguments;
  /** Picks those that are wanted, by address. @default - all */
  readonly isWanted?: (address: string) => boolean;
}

/** A resource of ours that was met on the way through the modules. */
interface Found {
  readonly resource: JsonObject;
  readonly type: string;
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly module: ModuleInstance;
  /** `type.name`. */
  readonly configured: string;
  readonly path: JsonPath;
}

/**
 * Reads the resources in the values of a plan or state. All of them are found first, because expressions may refer to
 * those that come later.
 *
 * @param root `planned_values.root_module` and the like
 */
export function readRecorded(file: string, root: unknown, path: JsonPath, plan: PlanKnowledge = {}): Resource[] {
  const found = findResources(file, root, path, plan.configuration);
  const changes = indexChanges(plan.changes ?? []);
  const resolver = new Resolver(file);
  const scopes = new Scopes(plan.regions ?? new Map());
  const waiting = new Waiting();
  const tools = { resolver, waiting, scopes, secrets: plan.secrets ?? new SecretTexts(), sensitive: plan.sensitive };
  const read: Resource[] = [];
  for (const resource of inOrder(found)) {
    if (plan.isWanted?.(resource.address) === false) {
      continue;
    }
    const node = readResource(file, resource, changes.get(resource.address), tools);
    if (node !== undefined) {
      read.push(node);
    }
  }
  return read;
}

/** What all resources of a document are read with. */
interface Tools {
  readonly resolver: Resolver;
  readonly waiting: Waiting;
  readonly scopes: Scopes;
  readonly secrets: SecretTexts;
  readonly sensitive: SensitiveArguments | undefined;
}

/** One object for each resource, and no functions of its own. */
class ResourceReading implements Reading {
  readonly secrets: SecretTexts;

  constructor(
    private readonly tools: Tools,
    private readonly address: string,
    private readonly standpoint: Standpoint,
  ) {
    this.secrets = tools.secrets;
  }

  resolve(expression: unknown): Reference {
    return this.tools.resolver.reference(expression, this.standpoint);
  }

  onSensitive(argument: string): void {
    this.tools.sensitive?.add(this.address, argument);
  }
}

function readResource(file: string, found: Found, unknown: unknown, tools: Tools): Resource | undefined {
  const { resolver, waiting, scopes } = tools;
  const { resource, type, address, module } = found;
  const configured = module.configuration.resource(found.configured);
  const expressions = field(configured, "expressions");
  const standpoint = { module, key: found.key, forEach: field(configured, "for_each_expression") };
  const values = field(resource, "values") ?? {};
  if (!isObject(values)) {
    throw wrongValue(file, pathText(at(found.path, "values")), values, "an object");
  }
  const { scope, region } = scopes.of(
    field(configured, "provider_config_key"),
    field(unknown, "region") === true ? Unknown : field(values, "region"),
    configured !== undefined && field(expressions, "region") === undefined,
  );
  const origin = {
    address,
    scope,
    region,
    waitsFor: MADE_IN_ORDER.has(type) ? waiting.of(configured, module) : undefined,
  };
  const mapper = MAPPERS.get(type);
  if (mapper === undefined) {
    return { kind: "not-looked-into", ...origin, type, mentions: resolver.resolve(expressions, standpoint) };
  }
  const reading = new ResourceReading(tools, address, standpoint);
  const recorded = new RecordedValues(values, unknown, field(resource, "sensitive_values"), expressions, reading);
  return mapper(new Attributes(recorded, { file, path: at(found.path, "values") }), origin);
}

function findResources(file: string, root: unknown, path: JsonPath, configuration: unknown): readonly Found[] {
  const found: Found[] = [];
  // A list of what is left to do, not recursion: the file says how deep modules go.
  const todo = [{ source: root, path, module: rootModule(new ConfigurationModule(configuration)) }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { source, module } = next;
    const resources = at(next.path, "resources");
    list(file, source, "resources", next.path).forEach((resource, index) => {
      const read = findResource(file, resource, module, resources, index);
      if (read !== undefined) {
        addInstance(module.resources, read.configured, read.key, read.address);
        found.push(read);
      }
    });
    const children = list(file, source, "child_modules", next.path).map((child, index) => {
      const childPath = at(at(next.path, "child_modules"), index);
      const address = field(child, "address");
      const instance = typeof address === "string" ? childModule(module, address) : undefined;
      if (instance === undefined) {
        throw wrongValue(file, pathText(at(childPath, "address")), address, "the address of a module");
      }
      return { source: child, path: childPath, module: instance };
    });
    for (const child of children.reverse()) {
      todo.push(child);
    }
  }
  return found;
}

function findResource(
  file: string,
  resource: unknown,
  module: ModuleInstance,
  resources: JsonPath,
  index: number,
): Found | undefined {
  if (!isObject(resource)) {
    throw wrongValue(file, pathText(at(resources, index)), resource, "an object");
  }
  const { type } = resource;
  if (typeof type !== "string" || !isManaged(resource) || !(MAPPERS.has(type) || NOT_LOOKED_INTO.has(type))) {
    return undefined;
  }
  const { address, name, index: instance } = resource;
  if (typeof address !== "string") {
    throw wrongValue(file, pathText(at(at(resources, index), "address")), address, "a text");
  }
  const key = typeof instance === "string" || typeof instance === "number" ? instance : undefined;
  // In the root module the only instance of a resource has its very name as its address: one text less to make.
  const configured = key === undefined && module.caller === undefined ? address : `${type}.${String(name)}`;
  return { resource, type, address, key, module, configured, path: at(resources, index) };
}

/** What is unknown of the resources of ours, by address. */
function indexChanges(changes: readonly unknown[]): ReadonlyMap<unknown, unknown> {
  const unknown = new Map<unknown, unknown>();
  for (const change of changes) {
    // A deposed object shares its address with the resource that takes its place.
    if (isObject(change) && MAPPERS.has(String(change.type)) && !Object.hasOwn(change, "deposed")) {
      unknown.set(change.address, field(change.change, "after_unknown"));
    }
  }
  return unknown;
}

function list(file: string, source: unknown, name: string, path: JsonPath): readonly unknown[] {
  const value = member(source, name) ?? [];
  if (!Array.isArray(value)) {
    throw wrongValue(file, pathText(at(path, name)), value, "a list");
  }
  return value;
}
