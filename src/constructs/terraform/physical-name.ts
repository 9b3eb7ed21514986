import { createHash } from "node:crypto";
import { Token } from "cdktf";
import type { Construct } from "constructs";

/** The name if it is short enough, or what fits of it and a hash of the whole. A token is not cut. */
export function shortened(name: string, maxLength: number): string {
  if (Token.isUnresolved(name) || name.length <= maxLength) {
    return name;
  }
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, maxLength - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}

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
