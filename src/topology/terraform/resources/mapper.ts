import type { Attributes } from "../../attributes/attributes";
import type { Resource } from "../../inventory";
import type { Node, References } from "../../nodes/node";

/** What the source says about a resource apart from its arguments. */
export type Origin = Omit<Node, "references">;

/** How one type of resource becomes a node; nothing, when it is none of ours (a scalable target of another service). */
export type Mapper = (attributes: Attributes, origin: Origin) => Resource | undefined;

/**
 * What all kinds of nodes have, to be spread into one, after its `kind`: an object that starts with a spread grows member
 * by member in V8, and costs twenty times as much (measured with Node.js 20).
 */
export const nodeAt = (origin: Origin, references: References | undefined): Node => ({
  address: origin.address,
  stack: origin.stack,
  scope: origin.scope,
  region: origin.region,
  constructPath: origin.constructPath,
  sourceLine: origin.sourceLine,
  waitsFor: origin.waitsFor,
  references,
});
