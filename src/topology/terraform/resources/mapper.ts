import type { Resource } from "../../inventory";
import type { Node } from "../../nodes/node";
import type { Attributes } from "../attributes";

/** What the source says about a resource apart from its arguments. */
export type Origin = Omit<Node, "references">;

/** How one type of resource becomes a node; nothing, when it is none of ours (a scalable target of another service). */
export type Mapper = (attributes: Attributes, origin: Origin) => Resource | undefined;
