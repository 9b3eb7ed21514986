import type { Node } from "../nodes/node";
import { Unknown } from "../unknown";

/** Where a resource is made: the names in one scope are unique, and one Region knows nothing of another. */
export type Whereabouts = Pick<Node, "scope" | "region">;

/**
 * What keeps equal names apart: the provider configuration (its alias, whichever provider it is of: a component may come
 * from awscc, its endpoint from aws) and the Region, where a resource says another one than its provider.
 *
 * @param provider such as `aws`, `aws.eu` or `module.llm:aws.eu`
 */
export const scopeOf = (provider: unknown, region: unknown, stack = ""): string =>
  `${stack}/${typeof provider === "string" ? configurationOf(provider) : ""}/${typeof region === "string" ? region : ""}`;

function configurationOf(provider: string): string {
  // A module that configures a provider of its own has it to itself.
  if (provider.includes(":")) {
    return provider;
  }
  const dot = provider.indexOf(".");
  return dot < 0 ? "" : provider.slice(dot + 1);
}

/** As in `us-gov-west-1`: what cannot be one was not read as it is meant. */
const REGION = /^[a-z]+(-[a-z]+)+-\d+$/;

export const isRegion = (text: unknown): text is string => typeof text === "string" && REGION.test(text);

type ByRegion = Map<unknown, Whereabouts>;

/** The scopes of a document: thousands of resources are in the same one, and share its text. */
export class Scopes {
  private readonly said = new Map<unknown, ByRegion>();
  private readonly filledIn = new Map<unknown, ByRegion>();

  /** @param regions those of the provider configurations, as far as they are known */
  constructor(
    private readonly regions: ReadonlyMap<unknown, string>,
    private readonly stack?: string,
  ) {}

  /**
   * @param region that of the resource, where it has one
   * @param isFilledIn true when it comes from the provider, and not from the configuration of the resource
   */
  of(provider: unknown, region: unknown, isFilledIn = false): Whereabouts {
    const known = isFilledIn ? this.filledIn : this.said;
    let inRegions = known.get(provider);
    if (inRegions === undefined) {
      inRegions = new Map();
      known.set(provider, inRegions);
    }
    let whereabouts = inRegions.get(region);
    if (whereabouts === undefined) {
      whereabouts = this.work(provider, region, isFilledIn);
      inRegions.set(region, whereabouts);
    }
    return whereabouts;
  }

  private work(provider: unknown, region: unknown, isFilledIn: boolean): Whereabouts {
    const usual = this.regions.get(provider);
    const scope = scopeOf(provider, isFilledIn || region === usual ? undefined : region, this.stack);
    // What is there and cannot be read is some Region, and perhaps not the usual one.
    const isThere = region !== undefined && region !== null;
    const unread = isFilledIn ? undefined : Unknown;
    return { scope, region: isThere ? (isRegion(region) ? region : unread) : usual };
  }
}
