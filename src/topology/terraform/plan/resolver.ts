import { member } from "../../attributes/json";
import { tooEntangled } from "../../errors";
import type { Reference } from "../../nodes/node";
import { type ModuleInstance, pick } from "./instances";
import { PlacedExpressions, type Standpoint } from "./placed-expressions";
import { type InstanceKey, type PlanReference, referencesOf } from "./reference";

/** What a module is given, and where that stands. */
interface ModuleCall {
  readonly argument: (name: string) => unknown;
  readonly from: Standpoint;
}

/**
 * References that are followed for all resources of a document together, a hundred times what the plan of some thousand
 * endpoints takes; a limit, because in one that is made for it each of many resources may depend on each of many others.
 */
const MAX_FOLLOWED = 20_000_000;

const NOTHING: readonly string[] = [];

/** What an expression leads to. It is the same in all instances of its module: an expression is looked at once. */
interface Reach {
  readonly references: readonly PlanReference[];
  /** Those that lead to a resource, or say to which instance of it: not a variable that is given a constant. */
  readonly leading: readonly PlanReference[];
}

/**
 * Finds the resource instances behind an expression. A plan lists what an expression refers to, not the expression
 * itself: `aws_x.this[each.key].arn` is listed as `aws_x.this` and `each.key`.
 */
export class Resolver {
  private readonly reaches = new Map<object, Reach>();
  /** What does not depend on a key is the same for all instances of a resource: they share one list. */
  private readonly shared = new Map<object, Map<ModuleInstance, readonly string[]>>();
  private followed = 0;

  /** @param file what to call the document in errors */
  constructor(private readonly file: string) {}

  resolve(expression: unknown, from: Standpoint): readonly string[] {
    if (typeof expression !== "object" || expression === null) {
      return NOTHING;
    }
    const { leading } = this.reachOf(expression, from);
    const only = leading[0];
    if (only === undefined) {
      return NOTHING;
    }
    if (leading.length === 1 && only.kind === "resource") {
      const instances = resourceInstances(from.module, only.resource, only.key);
      this.spend(instances.length);
      return instances;
    }
    if (from.key === undefined || leading.some(({ kind }) => kind === "own-key" || kind === "each-value")) {
      return [...this.walk(expression, from)];
    }
    let inModules = this.shared.get(expression);
    if (inModules === undefined) {
      inModules = new Map();
      this.shared.set(expression, inModules);
    }
    let found = inModules.get(from.module);
    if (found === undefined) {
      found = [...this.walk(expression, from)];
      inModules.set(from.module, found);
    }
    return found;
  }

  /** The same with what is known about it: a plan shows what an expression refers to, not which of them it picks. */
  reference(expression: unknown, from: Standpoint): Reference {
    const found = this.resolve(expression, from);
    return found.length > 1 && !this.takesAll(expression, from) ? { from: found, isChoice: true } : { from: found };
  }

  /** An expression of resources only has no key, condition or variable to choose by. */
  private takesAll(expression: unknown, from: Standpoint): boolean {
    return (
      typeof expression === "object" &&
      expression !== null &&
      this.reachOf(expression, from).references.every(({ kind }) => kind === "resource")
    );
  }

  private walk(expression: unknown, from: Standpoint): Set<string> {
    const found = new Set<string>();
    const todo = new PlacedExpressions(expression, from);
    for (let place = todo.next(); place !== undefined; place = todo.next()) {
      const { leading } = this.reachOf(place.expression, place.from);
      const { module } = place.from;
      // What is for each of something goes with the one of the same key.
      const isOwn = place.isForEach || leading.some(({ kind }) => kind === "own-key");
      const key = isOwn ? place.from.key : undefined;
      for (const reference of leading) {
        if (reference.kind === "resource") {
          const instances = resourceInstances(module, reference.resource, reference.key ?? key);
          this.spend(instances.length);
          for (const address of instances) {
            found.add(address);
          }
        } else {
          this.follow(reference, place.from, key, todo);
        }
      }
    }
    return found;
  }

  /** Adds the expressions that a reference leads to. */
  private follow(
    reference: PlanReference,
    from: Standpoint,
    key: InstanceKey | undefined,
    todo: PlacedExpressions,
  ): void {
    this.spend(1);
    switch (reference.kind) {
      case "module":
        this.followOutputs(reference, from, key, todo);
        break;
      case "variable": {
        const call = this.callOf(from.module);
        if (call !== undefined) {
          todo.add(call.argument(reference.name), call.from);
        }
        break;
      }
      case "each-value":
        todo.add(from.forEach, { ...from, forEach: undefined }, true);
        break;
      default:
    }
  }

  private followOutputs(
    reference: PlanReference & { kind: "module" },
    from: Standpoint,
    key: InstanceKey | undefined,
    todo: PlacedExpressions,
  ): void {
    const instances = from.module.children.get(reference.name);
    for (const child of instances === undefined ? [] : pick(instances, reference.key ?? key)) {
      const { output } = reference;
      const expressions = output === undefined ? child.configuration.outputs() : [child.configuration.output(output)];
      this.spend(expressions.length);
      for (const expression of expressions) {
        todo.add(expression, { module: child, key: undefined, forEach: undefined });
      }
    }
  }

  private spend(followed: number): void {
    this.followed += followed;
    if (this.followed > MAX_FOLLOWED) {
      throw tooEntangled(this.file, MAX_FOLLOWED);
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

  private reachOf(expression: object, from: Standpoint): Reach {
    let reach = this.reaches.get(expression);
    if (reach === undefined) {
      reach = this.explore(referencesOf(expression), from);
      this.reaches.set(expression, reach);
    }
    return reach;
  }

  private explore(references: readonly PlanReference[], from: Standpoint): Reach {
    const leading = references.filter(
      (reference) => reference.kind === "own-key" || this.leadsToResources(reference, from),
    );
    return { references, leading };
  }

  /** Whether a reference ends at resources, as far as is known. */
  private leadsToResources(start: PlanReference, from: Standpoint): boolean {
    if (start.kind === "resource" || start.kind === "module") {
      return true;
    }
    const todo = new PlacedExpressions(undefined, from);
    this.follow(start, from, undefined, todo);
    for (let place = todo.next(); place !== undefined; place = todo.next()) {
      for (const reference of this.reaches.get(place.expression)?.references ?? referencesOf(place.expression)) {
        if (reference.kind === "resource" || reference.kind === "module") {
          return true;
        }
        this.follow(reference, place.from, undefined, todo);
      }
    }
    return false;
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
