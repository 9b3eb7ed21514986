import { type MatchedSides, matchedSides } from "../../../../src/review/change/matched-sides";
import { Moves } from "../../../../src/review/change/moves";
import { type Side, sideOf } from "../../../../src/review/change/sides";
import { inventoryOf, type Resource, type ResourceChange, Topology } from "../../../../src/topology";

export const topologyOf = (...nodes: readonly Resource[]): Topology => new Topology(inventoryOf(nodes));

export const sidesOf = (topology: Topology): readonly Side[] =>
  sideOf({ file: "plan.json", topology, open: [] }, undefined).endpoints;

/** What a `moved` block does to a resource. */
export const moved = (from: string, to: string, stack?: string): ResourceChange => ({
  address: to,
  previousAddress: from,
  type: "aws_sagemaker_endpoint",
  action: "move",
  attributes: [],
  ...(stack !== undefined && { stack }),
});

/** The endpoints of two topologies, matched. */
export const matched = (
  before: Topology,
  after: Topology,
  changes: readonly ResourceChange[] = [],
): readonly MatchedSides[] => matchedSides(sidesOf(before), sidesOf(after), new Moves(before, after, changes));
