import type { WrittenTiming } from "../../../behaviour/timing/written-timing";
import {
  type ActionInvocation,
  type Endpoint,
  type EndpointConfiguration,
  isKnown,
  type Limit,
  type Maybe,
  type Node,
  nodeKey,
  type ResourceChange,
  type Topology,
} from "../../../topology";

/** What the effects of an apply are worked out from. */
export interface ApplyInput {
  readonly before: Topology;
  readonly after: Topology;
  readonly changes: readonly ResourceChange[];
  /** The actions that the apply invokes. @default - none */
  readonly invocations?: readonly ActionInvocation[];
  /** Why the source does not show all that changes. @default - those of `after` */
  readonly limits?: readonly Limit[];
  /** Times of a cold start, as in a simulation. @default - those of the preset that suits the instance type */
  readonly timing?: string | WrittenTiming;
}

/** A node before and after, and what the apply does to it. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
  /** `undefined` if nothing. */
  readonly change: ResourceChange | undefined;
}

/** A change, as one looks at it from a node. Remains of a failed replacement share the address of a node, and are none. */
export class Scene {
  readonly before: Topology;
  readonly after: Topology;
  readonly changes: readonly ResourceChange[];
  readonly limits: readonly Limit[];
  readonly invocations: readonly ActionInvocation[];
  readonly timing: string | WrittenTiming | undefined;
  private readonly byAfter = new Map<string, ResourceChange>();
  private readonly byBefore = new Map<string, ResourceChange>();

  constructor({ before, after, changes, invocations = [], limits = after.limits, timing }: ApplyInput) {
    this.before = before;
    this.after = after;
    this.changes = changes.filter(({ isDeposed }) => isDeposed !== true);
    this.limits = limits;
    this.invocations = invocations;
    this.timing = timing;
    for (const change of this.changes) {
      this.byAfter.set(nodeKey(change), change);
      this.byBefore.set(keyBefore(change), change);
    }
  }

  /** What happens to a node of the topology before. */
  changeOfBefore = (node: Node): ResourceChange | undefined => this.byBefore.get(nodeKey(node));

  /** What happens to a node of the topology after. */
  changeOfAfter = (node: Node): ResourceChange | undefined => this.byAfter.get(nodeKey(node));

  /** The node that a change is about, in the topology before. */
  beforeOf<T extends Node>(nodes: readonly T[], change: ResourceChange): T | undefined {
    return indexOf(nodes).get(keyBefore(change)) as T | undefined;
  }

  afterOf<T extends Node>(nodes: readonly T[], change: ResourceChange): T | undefined {
    return indexOf(nodes).get(nodeKey(change)) as T | undefined;
  }

  /** The nodes that are there before and after, under one address or moved. */
  *pairs<T extends Node>(select: (topology: Topology) => readonly T[]): Generator<Pair<T>> {
    const known = indexOf(select(this.before));
    for (const after of select(this.after)) {
      const change = this.changeOfAfter(after);
      const before = known.get(change === undefined ? nodeKey(after) : keyBefore(change)) as T | undefined;
      // What leaves the state is not what stands at its address afterwards.
      if (before !== undefined && change?.action !== "create" && change?.action !== "forget") {
        yield { before, after, change };
      }
    }
  }

  /** The endpoints that are updated to another configuration. One that is replaced starts anew and is not among them. */
  *updatedEndpoints(): Generator<UpdatedEndpoint> {
    for (const { before, after, change } of this.pairs(({ endpoints }) => endpoints)) {
      const from = this.before.configurationOf(before).node;
      const to = this.after.configurationOf(after).node;
      if (from !== undefined && to !== undefined && change?.action !== "replace") {
        const replaced = this.changeOfAfter(to);
        const isPointed = changes(change, "endpoint_config_name");
        const isRenamed = replaced?.action === "replace" && !isSameName(from.name, to.name);
        if (isPointed || isRenamed) {
          yield { before, after, from, to };
        }
      }
    }
  }
}

export interface UpdatedEndpoint {
  readonly before: Endpoint;
  readonly after: Endpoint;
  readonly from: EndpointConfiguration;
  readonly to: EndpointConfiguration;
}

/** The key of a resource before it was moved. */
const keyBefore = (change: ResourceChange): string =>
  nodeKey({ ...change, address: change.previousAddress ?? change.address });

const indexes = new WeakMap<readonly Node[], ReadonlyMap<string, Node>>();

/** Lists of a topology are asked again and again: each is indexed once. */
function indexOf(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  let index = indexes.get(nodes);
  if (index === undefined) {
    index = new Map(nodes.map((node) => [nodeKey(node), node]));
    indexes.set(nodes, index);
  }
  return index;
}

/** Whether an argument, or something in it, differs. */
export const changes = (change: ResourceChange | undefined, argument: string): boolean =>
  change?.attributes.some(({ path }) => path === argument || path.startsWith(`${argument}.`)) === true;

/** True for names that are both known, and equal. */
export const isSameName = (before: Maybe<string>, after: Maybe<string>): boolean =>
  isKnown(before) && isKnown(after) && before === after;

/** True for a replacement in which the old resource is deleted, before or after. */
export const isReplaced = (change: ResourceChange | undefined): boolean =>
  change?.action === "replace" && change.forgets !== true;

/** A name for people. */
export const nameOf = ({ name, address }: { readonly name: Maybe<string>; readonly address: string }): string =>
  isKnown(name) ? name : address;

/** Names in a sentence: the first three, and how many more. */
export const shortList = (names: readonly string[]): string =>
  names.length < 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
