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
  private readonly inScope = new Map<string, T[]>();
  private readonly anywhere = new Map<string, T[]>();

  add(node: T, name: string): void {
    append(this.inScope, scoped(node.scope, name), node);
    append(this.anywhere, name, node);
  }

  get(scope: string, name: string): readonly T[] {
    return this.inScope.get(scoped(scope, name)) ?? this.anywhere.get(name) ?? [];
  }
}

const scoped = (scope: string, name: string): string => `${scope}\0${name}`;
