import { nodeKey } from "../../topology";
import { resourcesOf } from "../resources-of";
import type { MatchedSides } from "./matched-sides";
import type { Side } from "./sides";

/** The endpoints of resources. */
export class PairIndex {
  private readonly pairsBefore = new Map<string, Set<MatchedSides>>();
  private readonly pairsAfter = new Map<string, Set<MatchedSides>>();

  constructor(pairs: readonly MatchedSides[]) {
    for (const pair of pairs) {
      addTo(this.pairsBefore, pair, pair.before);
      addTo(this.pairsAfter, pair, pair.after);
    }
  }

  before = (key: string): readonly MatchedSides[] => [...(this.pairsBefore.get(key) ?? [])];
  after = (key: string): readonly MatchedSides[] => [...(this.pairsAfter.get(key) ?? [])];
}

/** A variant is a part of its configuration. */
const PART = /\.production_variants\[\d+\]$/;

function addTo(index: Map<string, Set<MatchedSides>>, pair: MatchedSides, side: Side | undefined): void {
  for (const node of side === undefined ? [] : resourcesOf(side.topology, side.hosted)) {
    const key = nodeKey(node).replace(PART, "");
    const known = index.get(key) ?? new Set();
    index.set(key, known.add(pair));
  }
}

/** What belongs to each endpoint. */
export function byPair<T>(
  items: readonly T[],
  pairsOf: (item: T) => readonly MatchedSides[],
): ReadonlyMap<MatchedSides, readonly T[]> {
  const found = new Map<MatchedSides, T[]>();
  for (const item of items) {
    for (const pair of new Set(pairsOf(item))) {
      const own = found.get(pair);
      if (own === undefined) {
        found.set(pair, [item]);
      } else {
        own.push(item);
      }
    }
  }
  return found;
}
