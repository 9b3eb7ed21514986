/**
 * What keeps equal names apart: the provider configuration (its alias, whichever provider it is of: a component may come
 * from awscc, its endpoint from aws) and the Region, where a resource says it.
 *
 * @param provider such as `aws`, `aws.eu` or `module.llm:aws.eu`
 */
export function scopeOf(provider: unknown, region: unknown, stack = ""): string {
  const alias = typeof provider === "string" ? (provider.split(".").at(1) ?? "") : "";
  return [
    stack,
    typeof provider === "string" && provider.includes(":") ? provider : alias,
    typeof region === "string" ? region : "",
  ].join("/");
}
