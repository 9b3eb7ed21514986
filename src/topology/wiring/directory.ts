import { absent, dangling, type Edge, resolved, unknownEdge } from "../edge";
import { type Node, nodeKey, type Reference } from "../nodes/node";
import { isUnknown, type Optional } from "../unknown";
import { append } from "./append";
import type { Mention } from "./mention";
import { NameIndex } from "./name-index";
import { Neighbours } from "./neighbours";

/** What a node answers to: its name, its ARN. */
export interface Identity {
  readonly value: Optional<string>;
  /** Where the value comes from, when it is unknown. */
  readonly reference?: Reference | undefined;
}

/** The nodes of one kind, found by what they are called or by the address they have. Built once, asked often. */
export class Directory<T extends Node> {
  private readonly byKey = new Map<string, T>();
  private readonly byName: NameIndex<T>;
  private readonly byText: NameIndex<T>;
  private readonly byOrigin = new Map<string, T[]>();
  private readonly siblings = new Map<string, readonly T[]>();
  /** One list a scope, shared by all edges that end in it. */
  private readonly unnamed = new Map<string, T[]>();
  /** Readers share lists of addresses between the instances of a resource: look each list up once. */
  private readonly seen = new WeakMap<readonly string[], readonly T[]>();
  private readonly neighbours = new Neighbours<T>();

  /**
   * @param isGlobal when others may mean them from another Region: by an ARN, or by a name of IAM
   * @param isPartial when there may be more of them than these
   */
  constructor(
    nodes: readonly T[],
    identities: (node: T) => readonly Identity[],
    private readonly isGlobal = false,
    private readonly isPartial = false,
  ) {
    this.byName = new NameIndex<T>(isGlobal);
    this.byText = new NameIndex<T>(isGlobal);
    for (const node of nodes) {
      this.byKey.set(nodeKey(node), node);
      for (const identity of identities(node)) {
        this.file(node, identity);
      }
    }
  }

  /** The nodes among these addresses. */
  at(keys: readonly string[]): readonly T[] {
    const seen = this.seen.get(keys);
    if (seen !== undefined) {
      return seen;
    }
    const nodes: T[] = [];
    for (const key of keys) {
      const node = this.byKey.get(key);
      if (node !== undefined) {
        nodes.push(node);
      }
    }
    this.seen.set(keys, nodes);
    return nodes;
  }

  find({ by, value, reference }: Mention): Edge<T> {
    if (value === undefined) {
      return absent;
    }
    if (isUnknown(value)) {
      return reference === undefined ? unknownEdge() : this.follow(reference, by);
    }
    const found = this.byName.get(by, value);
    if (found.length > 0) {
      return only(found);
    }
    const unnamed = this.unnamed.get(by.scope);
    if (this.isPartial) {
      return { kind: "unknown", candidates: [], name: value };
    }
    return unnamed === undefined ? dangling(value) : unknownEdge(unnamed);
  }

  private follow(reference: Reference, by: Node): Edge<T> {
    const direct = this.at(reference.from);
    const [first] = direct;
    if (first !== undefined) {
      const near = this.isGlobal ? direct : this.neighbours.of(by, direct);
      const same = near.length > 1 && reference.isSecret ? this.ofText(reference, by) : [];
      if (same.length > 0) {
        return only(same);
      }
      // It takes the name of a resource to where nothing has that name.
      return near.length > 0 ? only(near) : dangling(reference.text ?? first.address);
    }
    const sameText = this.ofText(reference, by);
    if (sameText.length > 0) {
      return only(sameText);
    }
    if (reference.isSecret) {
      return unknownEdge();
    }
    // Neither names the other: both are made from the same thing, such as one random suffix.
    const siblings = this.siblingsOf(reference.from);
    return siblings.length === 0 ? unknownEdge() : only(siblings);
  }

  /** Whatever is made from the same shares one list, since many may be. */
  private siblingsOf(from: readonly string[]): readonly T[] {
    const key = from.join("\n");
    const known = this.siblings.get(key);
    const siblings = known ?? [...new Set(from.flatMap((origin) => this.byOrigin.get(origin) ?? []))];
    this.siblings.set(key, siblings);
    return siblings;
  }

  private ofText({ text }: Reference, by: Node): readonly T[] {
    return text === undefined ? [] : this.byText.get(by, text);
  }

  private file(node: T, { value, reference }: Identity): void {
    if (value === undefined) {
      return;
    }
    if (!isUnknown(value)) {
      this.byName.add(node, value);
      return;
    }
    append(this.unnamed, node.scope, node);
    if (reference?.text !== undefined) {
      this.byText.add(node, reference.text);
    }
    for (const key of reference?.isSecret ? [] : (reference?.from ?? [])) {
      append(this.byOrigin, key, node);
    }
  }
}

function only<T>(nodes: readonly T[]): Edge<T> {
  const first = nodes[0];
  return nodes.length === 1 && first !== undefined ? resolved(first) : unknownEdge(nodes);
}
