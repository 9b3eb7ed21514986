import { createHash } from "node:crypto";
import { Token } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { keptWith } from "./kept-with";

/** By the path from the construct. */
const givenNames = keptWith(() => new Map<string, string>());

/**
 * Has what was given no name called by this and its path from here, in place of its whole path and a hash: a module takes
 * its names from its variables. Say it before it is created.
 * @param path of what is called so, from the scope
 */
export function nameBelow(scope: IConstruct, name: string, path = ""): void {
  givenNames.of(scope).set(path, name);
}

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
 * @see nameBelow for other names
 */
export function physicalName(construct: Construct, maxLength: number): string {
  const chosen = givenName(construct);
  if (chosen !== undefined) {
    return chosen;
  }
  const path = construct.node.path;
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 8);
  const words = path.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const head = words.slice(0, maxLength - hash.length - 1).replace(/-+$/, "");
  return head === "" ? hash : `${head}-${hash}`;
}

/** By the nearest name above; not shortened, since only Terraform may know it. */
function givenName({ node: { scopes } }: Construct): string | undefined {
  for (let end = scopes.length; end > 0; end -= 1) {
    for (let start = end; start > 0; start -= 1) {
      const path = idsOf(scopes.slice(start, end)).join("/");
      const name = givenNames.find(scopes[start - 1] as IConstruct)?.get(path);
      if (name !== undefined) {
        return [name, ...idsOf(scopes.slice(end)).map(kebabCase)].join("-");
      }
    }
  }
  return undefined;
}

const idsOf = (scopes: readonly IConstruct[]): string[] => scopes.map(({ node }) => node.id);

const kebabCase = (id: string): string => id.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
