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
