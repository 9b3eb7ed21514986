import type { IConstruct } from "constructs";
import { invalidConstructs } from "./errors";

/** @throws ScaleToZeroError with all problems of all constructs, as each one's own validation finds them */
export function requireValid(constructs: readonly IConstruct[]): void {
  const invalid = constructs
    .map(({ node }) => ({ path: node.path, problems: node.validate() }))
    .filter(({ problems }) => problems.length > 0);
  if (invalid.length > 0) {
    throw invalidConstructs(invalid);
  }
}
