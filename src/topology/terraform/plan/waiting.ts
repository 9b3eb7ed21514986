import { field, isObject, member } from "../../attributes/json";
import { type Maybe, Unknown } from "../../unknown";
import { ORDERED } from "../resources/registry";
import { type ModuleInstance, pick, uncreated } from "./instances";
import { listOf } from "./managed";
import { type InstanceKey, type PlanReference, referencesOf } from "./reference";

/** A part of the configuration, and the module that it stands in. */
interface Place {
  readonly block: object;
  readonly module: ModuleInstance;
  /** It is a `depends_on`, where a module means all that is in it. */
  readonly isDependency: boolean;
}

/** A module, as it is named inside of another. */
interface Named {
  readonly name: string;
  readonly key: InstanceKey | undefined;
}

/**
 * References that are followed for all resources of a document together, as many as some thousand endpoints take. What is
 * left then counts as unknown: a plan may be made so that each of many resources waits for each of many others.
 */
const MAX_FOLLOWED = 2_000_000;

/**
 * What Terraform waits for before it makes a resource, by way of variables, outputs, modules, data sources and resources
 * of other types. Terraform orders blocks, not their instances: a reference without a literal key waits for all of them.
 *
 * @see https://developer.hashicorp.com/terraform/internals/graph
 */
export class Waiting {
  /** The instances of a resource share one list. */
  private readonly known = new Map<object, Map<ModuleInstance, Maybe<readonly string[]>>>();
  private left = MAX_FOLLOWED;

  /**
   * `Unknown` where it may wait for more: a plan does not show what local values are made of. (Nor does it show
   * `replace_triggered_by`, which is written beside a reference.)
   *
   * @param configured the resource in the configuration; a state has none
   */
  of(configured: unknown, module: ModuleInstance): Maybe<readonly string[]> {
    if (!isObject(configured) || configured.expressions === undefined) {
      return Unknown;
    }
    let inModules = this.known.get(configured);
    if (inModules === undefined) {
      inModules = new Map();
      this.known.set(configured, inModules);
    }
    let found = inModules.get(module);
    if (found === undefined) {
      const walk = new Walk(this.left);
      found = walk.from(configured, module);
      this.left = walk.left;
      inModules.set(module, found);
    }
    return found;
  }
}

/** The way through the configuration from one resource. */
class Walk {
  private readonly found = new Set<string>();
  private readonly todo: Place[] = [];
  private readonly seen = new Map<ModuleInstance, Set<object>>();
  private isSure = true;

  /** @param left how many references may be followed */
  constructor(public left: number) {}

  from(configured: object, module: ModuleInstance): Maybe<readonly string[]> {
    this.addBlock(configured, module);
    for (let place = this.todo.pop(); this.isSure && place !== undefined; place = this.todo.pop()) {
      const { block, module, isDependency } = place;
      for (const reference of referencesOf(isDependency ? { references: block } : block)) {
        this.spend();
        if (isDependency && reference.kind === "module" && reference.output === undefined) {
          this.addModules(reference, module);
        } else {
          this.follow(reference, module);
        }
      }
    }
    return this.isSure ? [...this.found] : Unknown;
  }

  private spend(): void {
    this.left -= 1;
    this.isSure &&= this.left > 0;
  }

  private add(block: unknown, module: ModuleInstance, isDependency = false): void {
    if (typeof block === "object" && block !== null && this.isNew(block, module)) {
      this.todo.push({ block, module, isDependency });
    }
  }

  private isNew(block: object, module: ModuleInstance): boolean {
    const inModule = this.seen.get(module);
    if (inModule === undefined) {
      this.seen.set(module, new Set([block]));
      return true;
    }
    return inModule.size < inModule.add(block).size;
  }

  /** A resource or data source, which waits for what its module waits for as a whole. */
  private addBlock(configured: unknown, module: ModuleInstance): void {
    this.add(field(configured, "expressions"), module);
    this.add(field(configured, "count_expression"), module);
    this.add(field(configured, "for_each_expression"), module);
    for (const provisioner of listOf(configured, "provisioners")) {
      this.add(field(provisioner, "expressions"), module);
    }
    this.add(field(configured, "depends_on"), module, true);
    this.addCallsAround(module);
  }

  private addCallsAround(module: ModuleInstance): void {
    // From the inside out, not by recursion: the file says how deep modules go.
    for (let at: ModuleInstance | undefined = module; at?.caller !== undefined; at = at.caller.module) {
      const { caller } = at;
      this.spend();
      const call = caller.module.configuration.call(caller.name);
      if (!isObject(call) || !this.isNew(call, at)) {
        return;
      }
      this.add(field(call, "count_expression"), caller.module);
      this.add(field(call, "for_each_expression"), caller.module);
      this.add(field(call, "depends_on"), caller.module, true);
    }
  }

  /** All that is in a module: what it is given and gives as well. */
  private addModules(named: Named, module: ModuleInstance): void {
    const todo = this.modulesOf(named, module);
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { caller } = next;
      this.spend();
      this.add(field(caller?.module.configuration.call(caller.name), "expressions"), caller?.module ?? next);
      this.addOutputs(undefined, next);
      for (const [address, configured] of next.configuration.allResources()) {
        this.addResource(address, undefined, configured, next);
      }
      for (const name of next.configuration.callNames()) {
        for (const child of this.modulesOf({ name, key: undefined }, next)) {
          todo.push(child);
        }
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
          this.spend();
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
      this.add(field(output, "depends_on"), module, true);
    }
    this.addCallsAround(module);
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
      if (isObject(configured) && this.isNew(configured, module)) {
        this.addBlock(configured, module);
      }
      return;
    }
    const instances = module.resources.get(address);
    const addresses =
      instances === undefined
        ? [`${module.address === "" ? "" : `${module.address}.`}${address}`]
        : pick(instances, key);
    for (const each of addresses) {
      this.spend();
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
