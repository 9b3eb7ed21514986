import type { Reference } from "../../nodes/node";
import { field, member } from "../json";
import { type ModuleInstance, pick } from "./instances";
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

const NOTHING: readonly string[] = [];

/** On the way through references: where it is, and what was found so far. */
interface Step {
  readonly from: Standpoint;
  readonly key: InstanceKey | undefined;
  readonly steps: number;
  readonly found: Set<string>;
}

/**
 * Finds the resource instances behind an expression. A plan lists what an expression refers to, not the expression
 * itself: `aws_x.this[each.key].arn` is listed as `aws_x.this` and `each.key`.
 */
export class Resolver {
  private readonly heldBack = new Map<ModuleInstance, boolean>();
  private readonly parsed = new Map<object, readonly PlanReference[]>();
  /** What does not depend on a key is the same for all instances of a resource: they share one list. */
  private readonly shared = new Map<object, Map<ModuleInstance, readonly string[]>>();

  resolve(expression: unknown, from: Standpoint): readonly string[] {
    if (typeof expression !== "object" || expression === null) {
      return NOTHING;
    }
    const references = this.references(expression);
    const only = references[0];
    if (only === undefined) {
      return NOTHING;
    }
    if (references.length === 1 && only.kind === "resource") {
      return resourceInstances(from.module, only.resource, only.key);
    }
    const isOneOfMany = from.key !== undefined || from.module.caller !== undefined;
    if (!isOneOfMany || references.some(({ kind }) => kind === "own-key" || kind === "each-value")) {
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

  /** The same with what is known about it: a plan shows what an expression refers to, not which of them it picks. */
  reference(expression: unknown, from: Standpoint): Reference {
    const found = this.resolve(expression, from);
    return found.length > 1 && !this.takesAll(expression) ? { from: found, isChoice: true } : { from: found };
  }

  /** With nothing but resources in it, an expression has no key, condition or variable to choose by. */
  private takesAll(expression: unknown): boolean {
    return (
      typeof expression === "object" &&
      expression !== null &&
      this.references(expression).every(({ kind }) => kind === "resource")
    );
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

  /** Everything in a module waits for what its call, or one further out, depends on. */
  isHeldBack(module: ModuleInstance): boolean {
    let isHeldBack = this.heldBack.get(module);
    if (isHeldBack === undefined) {
      isHeldBack = this.waitsForItsCall(module);
      this.heldBack.set(module, isHeldBack);
    }
    return isHeldBack;
  }

  private waitsForItsCall({ caller, key }: ModuleInstance): boolean {
    if (caller === undefined) {
      return false;
    }
    const call = caller.module.configuration.call(caller.name);
    const from = { module: caller.module, key, forEach: undefined };
    const parts = [
      { references: field(call, "depends_on") },
      field(call, "count_expression"),
      field(call, "for_each_expression"),
    ];
    return (
      parts.some((part) => !this.seesThrough(part, from) || this.resolve(part, from).length > 0) ||
      this.isHeldBack(caller.module)
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

  private walk(expression: unknown, from: Standpoint, steps: number, found = new Set<string>()): Set<string> {
    if (typeof expression === "object" && expression !== null && steps <= MAX_STEPS) {
      const references = this.references(expression);
      const withOwnKey = references.some(({ kind }) => kind === "own-key");
      for (const reference of references) {
        this.follow(reference, { from, key: withOwnKey ? from.key : undefined, steps: steps + 1, found });
      }
    }
    return found;
  }

  private follow(reference: PlanReference, step: Step): void {
    const { from, key, steps, found } = step;
    switch (reference.kind) {
      case "resource":
        for (const address of resourceInstances(from.module, reference.resource, reference.key ?? key)) {
          found.add(address);
        }
        break;
      case "module":
        this.followOutputs(reference, step);
        break;
      case "variable": {
        const call = this.callOf(from.module);
        if (call !== undefined) {
          this.walk(call.argument(reference.name), call.from, steps, found);
        }
        break;
      }
      case "each-value":
        // `for_each` over a resource: each instance goes with the one of the same key.
        this.followEach(step);
        break;
      default:
    }
  }

  private followOutputs(reference: PlanReference & { kind: "module" }, { from, key, steps, found }: Step): void {
    const instances = from.module.children.get(reference.name);
    for (const child of instances === undefined ? [] : pick(instances, reference.key ?? key)) {
      const { output } = reference;
      const expressions = output === undefined ? child.configuration.outputs() : [child.configuration.output(output)];
      for (const expression of expressions) {
        this.walk(expression, { module: child, key: undefined, forEach: undefined }, steps, found);
      }
    }
  }

  private followEach({ from, steps, found }: Step): void {
    if (typeof from.forEach === "object" && from.forEach !== null) {
      const step = { from: { ...from, forEach: undefined }, key: from.key, steps: steps + 1, found };
      for (const reference of this.references(from.forEach)) {
        this.follow(reference, step);
      }
    }
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
