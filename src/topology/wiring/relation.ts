import { absent, type Edge } from "../edge";
import { Related } from "../related";
import type { Work } from "../work";
import { append } from "./append";

/** Who points to whom, in both directions, worked out once. */
export class Relation<From, To> {
  /** One edge as it is: most have no second one. */
  private readonly forward = new Map<From, Edge<To> | Edge<To>[]>();
  private readonly backward = new Map<To, From[]>();
  /** Nodes that something of unknown destination may point to. */
  private readonly suspected = new Set<To>();
  /** Edges share their lists of candidates, and there may be many of both: each list is entered once. */
  private readonly entered = new Set<readonly To[]>();
  private everybodySuspected: boolean;

  /**
   * @param isPartial true when there may be more of either than the source shows
   * @param work spent by each answer: whoever asks looks at what is in it
   */
  constructor(
    isPartial: boolean,
    private readonly work: Work,
  ) {
    this.everybodySuspected = isPartial;
  }

  add(from: From, edge: Edge<To>): void {
    if (edge.kind === "absent") {
      return;
    }
    this.addForward(from, edge);
    if (edge.kind === "resolved") {
      append(this.backward, edge.node, from);
    } else if (edge.kind === "unknown" && edge.candidates.length > 0) {
      this.suspect(edge.candidates);
    } else if (edge.kind === "unknown") {
      this.everybodySuspected = true;
    }
  }

  /** Somebody who cannot be seen may point to these, too. */
  suspect(nodes: readonly To[]): void {
    if (!this.entered.has(nodes)) {
      this.entered.add(nodes);
      for (const node of nodes) {
        this.suspected.add(node);
      }
    }
  }

  /** Where it points to; for things that point to one place only. */
  edgeFrom(from: From): Edge<To> {
    const edges = this.forward.get(from);
    return edges === undefined ? absent : Array.isArray(edges) ? (edges[0] ?? absent) : edges;
  }

  /** All nodes it points to. */
  nodesFrom(from: From): Related<To> {
    const edges = this.forward.get(from);
    if (edges === undefined) {
      return NO_NODES;
    }
    if (!Array.isArray(edges)) {
      return new Related(edges.kind === "resolved" ? [edges.node] : NONE, edges.kind !== "unknown");
    }
    this.work.spend(edges.length);
    const nodes = edges.flatMap((edge) => (edge.kind === "resolved" ? [edge.node] : []));
    return new Related(nodes, !edges.some((edge) => edge.kind === "unknown"));
  }

  /** Everything that points to it. */
  nodesTo(to: To): Related<From> {
    // Many relations are empty in a document, and their questions are asked for each of its resources.
    const nodes = this.backward.size === 0 ? undefined : this.backward.get(to);
    const complete = !this.everybodySuspected && (this.suspected.size === 0 || !this.suspected.has(to));
    if (nodes === undefined) {
      return complete ? NO_NODES : MAYBE_MORE;
    }
    this.work.spend(nodes.length);
    return new Related(nodes, complete);
  }

  private addForward(from: From, edge: Edge<To>): void {
    const edges = this.forward.get(from);
    if (edges === undefined) {
      this.forward.set(from, edge);
    } else if (Array.isArray(edges)) {
      edges.push(edge);
    } else {
      this.forward.set(from, [edges, edge]);
    }
  }
}

const NONE: readonly never[] = [];

/** Shared: most nodes have no neighbours of most kinds. */
const NO_NODES = new Related<never>(NONE, true);
const MAYBE_MORE = new Related<never>(NONE, false);
