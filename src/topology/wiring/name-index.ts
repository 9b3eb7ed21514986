import type { Node } from "../nodes/node";
import { append } from "./append";
import { Neighbours } from "./neighbours";

/**
 * Nodes by name. A name is unique in its scope; what the scope does not have may be in another stack, or under a
 * provider configuration that has another alias.
 */
export class NameIndex<T extends Node> {
  private readonly scopes = new Map<string, Map<string, T[]>>();
  /** All scopes in one, made when it is first needed. */
  private all: Map<string, T[]> | undefined;
  private neighbours: Neighbours<T> | undefined;

  /** @param isGlobal for names that are the same in all Regions */
  constructor(private readonly isGlobal: boolean) {}

  add(node: T, name: string): void {
    let names = this.scopes.get(node.scope);
    if (names === undefined) {
      names = new Map();
      this.scopes.set(node.scope, names);
    }
    append(names, name, node);
    this.all = undefined;
    this.neighbours = undefined;
  }

  /** The nodes that somebody means by a name. */
  get(by: Node, name: string): readonly T[] {
    const own = this.within(by, this.scopes.get(by.scope)?.get(name));
    return own.length > 0 ? own : this.within(by, this.anywhere().get(name));
  }

  private within(by: Node, nodes: readonly T[] = NONE): readonly T[] {
    if (this.isGlobal) {
      return nodes;
    }
    this.neighbours ??= new Neighbours();
    return this.neighbours.of(by, nodes);
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
