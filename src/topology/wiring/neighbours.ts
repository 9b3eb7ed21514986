import type { Node } from "../nodes/node";
import { areApart } from "../traits";
import { isKnown } from "../unknown";

/**
 * The nodes of a list that somebody can mean by a name: those that are not in another Region, as far as the source tells.
 *
 * Lists may be long, and many may ask: each list is gone through once for each Region, and all who ask are given the same
 * answer, since edges share their candidates. So a list must not grow after somebody asked about it.
 */
export class Neighbours<T extends Node> {
  private readonly known = new WeakMap<readonly T[], Map<string, readonly T[]>>();

  of(by: Node, nodes: readonly T[]): readonly T[] {
    const { region } = by;
    if (!isKnown(region)) {
      return nodes;
    }
    // Most names are unique.
    if (nodes.length < 2) {
      return near(by, nodes);
    }
    let inRegions = this.known.get(nodes);
    if (inRegions === undefined) {
      inRegions = new Map();
      this.known.set(nodes, inRegions);
    }
    let found = inRegions.get(region);
    if (found === undefined) {
      found = near(by, nodes);
      inRegions.set(region, found);
    }
    return found;
  }
}

/** The list itself where all are near: most documents know one Region, or none. */
const near = <T extends Node>(by: Node, nodes: readonly T[]): readonly T[] =>
  nodes.some((node) => areApart(by, node)) ? nodes.filter((node) => !areApart(by, node)) : nodes;
