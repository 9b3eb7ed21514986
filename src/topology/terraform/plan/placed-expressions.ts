import type { ModuleInstance } from "./instances";
import type { InstanceKey } from "./reference";

/** Where an expression stands: in which instance of which module, and of which resource or call in it. */
export interface Standpoint {
  readonly module: ModuleInstance;
  readonly key: InstanceKey | undefined;
  readonly forEach: unknown;
}

/** An expression, and where it stands. */
interface PlacedExpression {
  readonly expression: object;
  readonly from: Standpoint;
  /** It says what there is one of for each. */
  readonly isForEach: boolean;
}

/** The expressions that are still to be looked at. Each is once, however many ways lead to it, or in a circle. */
export class PlacedExpressions {
  private readonly todo: PlacedExpression[] = [];
  private seen: Map<object, Map<ModuleInstance, Set<InstanceKey | undefined>>> | undefined;

  constructor(expression: unknown, from: Standpoint) {
    // Most lead nowhere else, and there is nothing to remember.
    if (typeof expression === "object" && expression !== null) {
      this.todo.push({ expression, from, isForEach: false });
    }
  }

  next(): PlacedExpression | undefined {
    return this.todo.pop();
  }

  add(expression: unknown, from: Standpoint, isForEach = false): void {
    if (typeof expression === "object" && expression !== null && this.isNew(expression, from)) {
      this.todo.push({ expression, from, isForEach });
    }
  }

  private isNew(expression: object, { module, key }: Standpoint): boolean {
    this.seen ??= new Map();
    let inModules = this.seen.get(expression);
    if (inModules === undefined) {
      inModules = new Map();
      this.seen.set(expression, inModules);
    }
    const keys = inModules.get(module);
    if (keys === undefined) {
      inModules.set(module, new Set([key]));
      return true;
    }
    return keys.size < keys.add(key).size;
  }
}
