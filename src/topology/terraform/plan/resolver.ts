import { member } from "../json";
import { type Instances, type ModuleInstance, pick } from "./instances";
import { type InstanceKey, type PlanReference, referencesOf } from "./reference";

/** Where an expression stands: in which instance of which module, and of which resource or call in it. */
export interface Standpoint {
  readonly module: ModuleInstance;
  readonly key: InstanceKey | undefined;
  readonly forEach: unknown;
}

/** What a module is given, and where that stands. */
interface ModuleCall {
  readonly argument: (name: string) => unknown;
  readonly from: Standpoint;
}

/** Modules pass values on to modules; no configuration does it this often, unless it goes round in a circle. */
const MAX_STEPS = 32;

const NONE: Instances<ModuleInstance> = new Map();

/**
 * Finds the resource instances behind an expression. A plan lists what an expression refers to, not the expression
 * itself: `aws_x.this[each.key].arn` is listed as `aws_x.this` and `each.key`.
 */
export class Resolver {
  private readonly parsed = new WeakMap<object, readonly PlanReference[]>();
  /** What does not depend on a key is the same for all instances of a resource: they share one list. */
  private readonly shared = new WeakMap<object, Map<ModuleInstance, readonly string[]>>();

  resolve(expression: unknown, from: Standpoint): readonly string[] {
    if (typeof expression !== "object" || expression === null) {
      return [];
    }
    if (this.references(expression).some(({ kind }) => kind === "own-key" || kind === "each-value")) {
      return [...this.walk(expression, from, 0)];
    }
    let inModules = this.shared.get(expression);
    if (inModules === undefined) {
      inModules = new Map();
      this.shared.set(expression, inModules);
    }
    let found = inModules.get(from.module);
    if (found === undefined) {
      found = [...this.walk(expression, from, 0)];
      inModules.set(from.module, found);
    }
    return found;
  }

  /**
   * Whether `resolve` finds all that an expression depends on. A plan does not say what a local value is made of, and
   * what a module gives may be made of one.
   */
  seesThrough(expression: unknown, from: Standpoint, steps = 0): boolean {
    if (typeof expression !== "object" || expression === null) {
      return true;
    }
    return (
      steps <= MAX_STEPS &&
      this.references(expression).every((reference) => this.seesBehind(reference, from, steps + 1))
    );
  }

  private seesBehind(reference: PlanReference, from: Standpoint, steps: number): boolean {
    switch (reference.kind) {
      case "resource":
      case "own-key":
        return true;
      case "each-value":
        return this.seesThrough(from.forEach, { ...from, forEach: undefined }, steps);
      case "variable": {
        const call = this.callOf(from.module);
        return call === undefined || this.seesThrough(call.argument(reference.name), call.from, steps);
      }
      default:
        return false;
    }
  }

  private walk(expression: unknown, from: Standpoint, steps: number): Set<string> {
    const found = new Set<string>();
    if (typeof expression !== "object" || expression === null || steps > MAX_STEPS) {
      return found;
    }
    const references = this.references(expression);
    const withOwnKey = references.some(({ kind }) => kind === "own-key");
    const key = withOwnKey ? from.key : undefined;
    for (const reference of references) {
      for (const address of this.follow(reference, from, key, steps + 1)) {
        found.add(address);
      }
    }
    return found;
  }

  private follow(
    reference: PlanReference,
    from: Standpoint,
    key: InstanceKey | undefined,
    steps: number,
  ): Iterable<string> {
    switch (reference.kind) {
      case "resource":
        return resourceInstances(from.module, reference.resource, reference.key ?? key);
      case "module":
        return this.outputsOf(reference, from, key, steps);
      case "variable":
        return this.argument(reference.name, from.module, steps);
      case "each-value":
        // `for_each` over a resource: each instance goes with the one of the same key.
        return this.eachValue(from, steps);
      default:
        return [];
    }
  }

  private *outputsOf(
    reference: PlanReference & { kind: "module" },
    from: Standpoint,
    key: InstanceKey | undefined,
    steps: number,
  ): Iterable<string> {
    for (const child of pick(from.module.children.get(reference.name) ?? NONE, reference.key ?? key)) {
      const { output } = reference;
      const expressions = output === undefined ? child.configuration.outputs() : [child.configuration.output(output)];
      for (const expression of expressions) {
        yield* this.walk(expression, { module: child, key: undefined, forEach: undefined }, steps);
      }
    }
  }

  private argument(name: string, module: ModuleInstance, steps: number): Iterable<string> {
    const call = this.callOf(module);
    return call === undefined ? [] : this.walk(call.argument(name), call.from, steps);
  }

  /** The call that a module is an instance of; the root module has none. */
  private callOf(module: ModuleInstance): ModuleCall | undefined {
    const { caller } = module;
    if (caller === undefined) {
      return undefined;
    }
    const call = caller.module.configuration.call(caller.name);
    return {
      argument: (name) => member(member(call, "expressions"), name),
      from: { module: caller.module, key: module.key, forEach: member(call, "for_each_expression") },
    };
  }

  private eachValue(from: Standpoint, steps: number): Iterable<string> {
    if (typeof from.forEach !== "object" || from.forEach === null) {
      return [];
    }
    return this.references(from.forEach).flatMap((reference) => [
      ...this.follow(reference, { ...from, forEach: undefined }, from.key, steps + 1),
    ]);
  }

  private references(expression: object): readonly PlanReference[] {
    let references = this.parsed.get(expression);
    if (references === undefined) {
      references = referencesOf(expression);
      this.parsed.set(expression, references);
    }
    return references;
  }
}

/** A resource that is not in the plan is named all the same: to know that it is something else is worth something. */
function resourceInstances(module: ModuleInstance, resource: string, key: InstanceKey | undefined): readonly string[] {
  const instances = module.resources.get(resource);
  if (instances === undefined) {
    return [module.address === "" ? resource : `${module.address}.${resource}`];
  }
  return pick(instances, key);
}
