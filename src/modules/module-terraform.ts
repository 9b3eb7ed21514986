type Members = Readonly<Record<string, unknown>>;

/** The members of an object, and none where it is something else. */
export const membersOf = (value: unknown): Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/**
 * A configuration as a module has it. A backend belongs to the root, and so does a provider; the module says which
 * providers it can do with, and not which one the bindings were made from.
 */
export function asModule({ provider: _, terraform, ...configuration }: Members): Members {
  const { backend, cloud, required_providers, ...settings } = membersOf(terraform);
  const providers = Object.entries(membersOf(required_providers)).map(([name, requirement]) => [
    name,
    requirementOf(name, membersOf(requirement)),
  ]);
  return {
    ...configuration,
    terraform: { ...settings, required_providers: Object.fromEntries(providers) },
  };
}

function requirementOf(name: string, { source, version, ...others }: Members): Members {
  const short = source === undefined || (typeof source === "string" && !source.includes("/"));
  return {
    ...others,
    source: short ? `hashicorp/${source ?? name}` : source,
    // A module that asks for one version cannot be used beside another one.
    ...(version === undefined ? {} : { version: /^\d/.test(String(version)) ? `>= ${version}` : version }),
  };
}
