/**
 * What keeps equal names apart: the provider configuration (its alias, whichever provider it is of: a component may come
 * from awscc, its endpoint from aws) and the Region, where a resource says it.
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

/** The scopes of a document: thousands of resources are in the same one, and share its text. */
export class Scopes {
  private readonly known = new Map<unknown, Map<unknown, string>>();

  of(provider: unknown, region: unknown): string {
    let inRegions = this.known.get(provider);
    if (inRegions === undefined) {
      inRegions = new Map();
      this.known.set(provider, inRegions);
    }
    let scope = inRegions.get(region);
    if (scope === undefined) {
      scope = scopeOf(provider, region);
      inRegions.set(region, scope);
    }
    return scope;
  }
}
