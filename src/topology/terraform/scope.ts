import type { Node } from "../nodes/node";

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

/** The scopes of a document: thousands of resources are in the same one, and share its text. */
export class Scopes {
  private readonly known = new Map<unknown, Map<unknown, Whereabouts>>();

  /** @param regions those of the provider configurations, as far as they are known */
  constructor(
    private readonly regions: ReadonlyMap<unknown, string>,
    private readonly stack?: string,
  ) {}

  /** @param region what the resource says; the provider fills in its own where the configuration says none */
  of(provider: unknown, region: unknown): Whereabouts {
    let inRegions = this.known.get(provider);
    if (inRegions === undefined) {
      inRegions = new Map();
      this.known.set(provider, inRegions);
    }
    let whereabouts = inRegions.get(region);
    if (whereabouts === undefined) {
      whereabouts = this.work(provider, region);
      inRegions.set(region, whereabouts);
    }
    return whereabouts;
  }

  private work(provider: unknown, said: unknown): Whereabouts {
    const usual = this.regions.get(provider);
    const scope = scopeOf(provider, said === usual ? undefined : said, this.stack);
    // What is said and cannot be read is some Region, and not the usual one.
    return { scope, region: said === undefined || said === null ? usual : isRegion(said) ? said : undefined };
  }
}
