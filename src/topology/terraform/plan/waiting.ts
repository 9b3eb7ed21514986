import { field, isObject, member } from "../../attributes/json";
import { type Maybe, Unknown } from "../../unknown";
import { type Direct, Reachable } from "../reachable";
import { ORDERED } from "../resources/registry";
import { type ModuleInstance, pick, uncreated } from "./instances";
import { listOf } from "./managed";
import { type InstanceKey, type PlanReference, referencesOf } from "./reference";

/**
 * A part of the configuration that waits for something, and the module that it stands in.
 *
 * - `expression`: what it refers to;
 * - `block`: a resource or a data source as a whole;
 * - `around`: the call of a module, and those of the modules around it;
 * - `module`: all that is in a module, and what it is given and gives.
 */
interface Part {
  readonly kind: PartKind;
  readonly value: object;
  readonly module: ModuleInstance;
}

type PartKind = "expression" | "block" | "around" | "module";

const isComposite = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A module, as it is named inside of another. */
interface Named {
  readonly name: string;
  readonly key: InstanceKey | undefined;
}

/**
 * Addresses that are put together for all resources of a document, as many as some thousand endpoints take. What is left
 * then counts as unknown: a plan may be made so that each of many resources waits for each of many others.
 */
const MOST_KEYS = 2_000_000;

/**
 * What Terraform waits for before it makes a resource, by way of variables, outputs, modules, data sources and resources
 * of other types. Terraform orders blocks, not their instances: a reference without a literal key waits for all of them.
 *
 * @see https://developer.hashicorp.com/terraform/internals/graph
 */
export class Waiting {
  /** By module before value: there are few modules, and a map for each value would be most of the memory. */
  private readonly parts = new Map<PartKind, Map<ModuleInstance, Map<object, Part>>>();
  private readonly reachable = new Reachable<Part>((part) => new Look(part, this).direct(), MOST_KEYS);
  /** Of expressions in modules, of which there may be many instances. */
  private readonly references = new Map<object, readonly PlanReference[]>();

  /**
   * `Unknown` where it may wait for more: a plan does not show what local values are made of. (Nor does it show
   * `replace_triggered_by`, which is written beside a reference.)
   *
   * @param configured the resource in the configuration; a state has none
   */
  of(configured: unknown, module: ModuleInstance): Maybe<readonly string[]> {
    return !isObject(configured) || configured.expressions === undefined
      ? Unknown
      : this.reachable.from(this.part("block", configured, module));
  }

  /** The same one each time: what is behind a part is worked out once. */
  part(kind: PartKind, value: object, module: ModuleInstance): Part {
    let inModules = this.parts.get(kind);
    if (inModules === undefined) {
      inModules = new Map();
      this.parts.set(kind, inModules);
    }
    let byValue = inModules.get(module);
    if (byValue === undefined) {
      byValue = new Map();
      inModules.set(module, byValue);
    }
    let part = byValue.get(value);
    if (part === undefined) {
      part = { kind, value, module };
      byValue.set(value, part);
    }
    return part;
  }

  /** What an expression refers to, which is the same in all instances of its module. */
  referencesIn(expression: object, { caller }: ModuleInstance): readonly PlanReference[] {
    if (caller === undefined) {
      return referencesOf(expression);
    }
    let references = this.references.get(expression);
    if (references === undefined) {
      references = referencesOf(expression);
      this.references.set(expression, references);
    }
    return references;
  }
}

const NONE: readonly never[] = [];

/** What one part leads to. */
class Look {
  private readonly found = new Set<string>();
  /** Most resources wait for nothing behind others. */
  private through: Set<Part> | undefined;
  private isSure = true;

  constructor(
    private readonly of: Part,
    private readonly waiting: Waiting,
  ) {}

  direct(): Direct<Part> {
    const { kind, value, module } = this.of;
    switch (kind) {
      case "expression":
        this.addReferences(value, module);
        break;
      case "block":
        this.addBlock(value, module);
        break;
      case "around":
        this.addCall(value, module);
        break;
      case "module":
        this.addWhole(module);
        break;
    }
    return { found: this.found, through: this.through === undefined ? NONE : [...this.through], hides: !this.isSure };
  }

  private add(value: unknown, module: ModuleInstance, kind: PartKind = "expression"): void {
    if (isComposite(value)) {
      this.through ??= new Set();
      this.through.add(this.waiting.part(kind, value, module));
    }
  }

  private addReferences(expression: unknown, module: ModuleInstance): void {
    if (isComposite(expression)) {
      for (const reference of this.waiting.referencesIn(expression, module)) {
        this.follow(reference, module);
      }
    }
  }

  /** A `depends_on`, where a module means all that is in it. */
  private addDependencies(dependencies: unknown, module: ModuleInstance): void {
    for (const reference of isComposite(dependencies) ? referencesOf({ references: dependencies }) : []) {
      if (reference.kind === "module" && reference.output === undefined) {
        for (const child of this.modulesOf(reference, module)) {
          this.add(child, child, "module");
        }
      } else {
        this.follow(reference, module);
      }
    }
  }

  /** A resource or data source, which waits for what its module waits for as a whole. */
  private addBlock(configured: object, module: ModuleInstance): void {
    this.addReferences(field(configured, "expressions"), module);
    this.addReferences(field(configured, "count_expression"), module);
    this.addReferences(field(configured, "for_each_expression"), module);
    for (const provisioner of listOf(configured, "provisioners")) {
      this.addReferences(field(provisioner, "expressions"), module);
    }
    this.addDependencies(field(configured, "depends_on"), module);
    this.addAround(module);
  }

  /** All instances of a module wait for the same: their call, and what is around that. */
  private addAround({ caller }: ModuleInstance): void {
    this.add(caller?.module.configuration.call(caller.name), caller?.module ?? this.of.module, "around");
  }

  private addCall(call: object, module: ModuleInstance): void {
    this.addReferences(field(call, "count_expression"), module);
    this.addReferences(field(call, "for_each_expression"), module);
    this.addDependencies(field(call, "depends_on"), module);
    this.addAround(module);
  }

  private addWhole(module: ModuleInstance): void {
    const { caller } = module;
    this.add(field(caller?.module.configuration.call(caller.name), "expressions"), caller?.module ?? module);
    this.addOutputs(undefined, module);
    for (const [address, configured] of module.configuration.allResources()) {
      this.addResource(address, undefined, configured, module);
    }
    for (const name of module.configuration.callNames()) {
      for (const child of this.modulesOf({ name, key: undefined }, module)) {
        this.add(child, child, "module");
      }
    }
  }

  private follow(reference: PlanReference, module: ModuleInstance): void {
    switch (reference.kind) {
      case "resource":
      case "data": {
        const { resource } = reference;
        const key = reference.kind === "resource" ? reference.key : undefined;
        this.addResource(resource, key, module.configuration.resource(resource), module);
        break;
      }
      case "module":
        for (const child of this.modulesOf(reference, module)) {
          this.addOutputs(reference.output, child);
        }
        break;
      case "variable": {
        const { caller } = module;
        const call = caller?.module.configuration.call(caller.name);
        if (caller !== undefined) {
          this.add(member(field(call, "expressions"), reference.name), caller.module);
        }
        break;
      }
      case "other":
        this.isSure = false;
        break;
      default:
      // A key or a constant of the run: what there is one of for each is a part of its block.
    }
  }

  private addOutputs(name: string | undefined, module: ModuleInstance): void {
    const outputs = name === undefined ? module.configuration.outputBlocks() : [module.configuration.outputBlock(name)];
    for (const output of outputs) {
      this.isSure &&= isObject(output);
      this.add(field(output, "expression"), module);
      this.addDependencies(field(output, "depends_on"), module);
    }
    this.addAround(module);
  }

  /** @param address in its module, without a key */
  private addResource(
    address: string,
    key: InstanceKey | undefined,
    configured: unknown,
    module: ModuleInstance,
  ): void {
    if (!ORDERED.has(address.slice(0, address.indexOf(".")))) {
      // Such as a `time_sleep`: it waits for others, and is not in the topology.
      this.isSure &&= isObject(configured);
      this.add(configured, module, "block");
      return;
    }
    const instances = module.resources.get(address);
    const addresses =
      instances === undefined
        ? [`${module.address === "" ? "" : `${module.address}.`}${address}`]
        : pick(instances, key);
    for (const each of addresses) {
      this.found.add(each);
    }
  }

  /** The instances of a module; one without resources is in no plan, and its outputs lead on all the same. */
  private modulesOf({ name, key }: Named, module: ModuleInstance): ModuleInstance[] {
    this.isSure &&= isObject(module.configuration.call(name));
    const instances = module.children.get(name);
    return instances === undefined ? [uncreated(module, name)] : [...pick(instances, key)];
  }
}
