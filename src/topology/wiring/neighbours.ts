import type { Node } from "../nodes/node";
import { areApart } from "../traits";
import { isKnown } from "../unknown";
import { append } from "./append";

/**
 * The nodes of a list that a name can refer to: those that are not in another Region, as far as the source states it.
 *
 * Lists may be long, and many may ask: each list is gone through once for each Region, and all who ask are given the same
 * answer, since edges share their candidates. So a list must not grow after somebody asked about it.
 */
export class Neighbours<T extends Node> {
  private readonly known = new WeakMap<readonly T[], ByRegion<T>>();

  of(by: Node, nodes: readonly T[]): readonly T[] {
    const { region } = by;
    if (!isKnown(region)) {
      return nodes;
    }
    const [first] = nodes;
    // Most names are unique.
    if (first === undefined || nodes.length === 1) {
      return first === undefined || areApart(by, first) ? [] : nodes;
    }
    let regions = this.known.get(nodes);
    if (regions === undefined) {
      regions = new ByRegion(nodes);
      this.known.set(nodes, regions);
    }
    return regions.near(region);
  }
}

/** A list by the Regions of what is in it. */
class ByRegion<T extends Node> {
  /** Their places in the list; those whose Region is not known have `undefined`. */
  private readonly places = new Map<string | undefined, number[]>();
  private readonly answers = new Map<string, readonly T[]>();

  constructor(private readonly nodes: readonly T[]) {
    for (const [place, { region }] of nodes.entries()) {
      append(this.places, isKnown(region) ? region : undefined, place);
    }
  }

  near(region: string): readonly T[] {
    const known = this.answers.get(region);
    if (known !== undefined) {
      return known;
    }
    const [here, anywhere] = [this.places.get(region) ?? [], this.places.get(undefined) ?? []];
    // The list itself where all are near: most documents know one Region, or none.
    const answer =
      here.length + anywhere.length === this.nodes.length
        ? this.nodes
        : [...here, ...anywhere].sort((one, other) => one - other).flatMap((place) => this.nodes[place] ?? []);
    this.answers.set(region, answer);
    return answer;
  }
}
