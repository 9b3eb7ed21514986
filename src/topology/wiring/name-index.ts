import type { Node } from "../nodes/node";

/** Adds to a list in a map. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}

/**
 * Nodes by name. A name is unique in its scope; what the scope does not have may be in another stack, or under a
 * provider configuration that has another alias.
 */
export class NameIndex<T extends Node> {
  private readonly scopes = new Map<string, Map<string, T[]>>();
  /** All scopes in one, made when it is first needed. */
  private all: Map<string, T[]> | undefined;

  add(node: T, name: string): void {
    let names = this.scopes.get(node.scope);
    if (names === undefined) {
      names = new Map();
      this.scopes.set(node.scope, names);
    }
    append(names, name, node);
    this.all = undefined;
  }

  get(scope: string, name: string): readonly T[] {
    return this.scopes.get(scope)?.get(name) ?? this.anywhere().get(name) ?? NONE;
  }

  private anywhere(): ReadonlyMap<string, readonly T[]> {
    if (this.all === undefined) {
      this.all = new Map();
      for (const [name, nodes] of [...this.scopes.values()].flatMap((names) => [...names])) {
        for (const node of nodes) {
          append(this.all, name, node);
        }
      }
    }
    return this.all;
  }
}

const NONE: readonly never[] = [];
