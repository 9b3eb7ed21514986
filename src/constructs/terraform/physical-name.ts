import { createHash } from "node:crypto";
import type { Construct } from "constructs";

/**
 * A name for something that was given none: the construct's path, shortened, and a hash of the path, so that two
 * stacks or two regions do not meet. It does not change while the construct stays where it is.
 */
export function physicalName(construct: Construct, maxLength: number): string {
  const path = construct.node.path;
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 8);
  const words = path.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const head = words.slice(0, maxLength - hash.length - 1).replace(/-+$/, "");
  return head === "" ? hash : `${head}-${hash}`;
}
