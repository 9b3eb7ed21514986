/** A resource whose name ends in a hash of its content. */
interface HashedResource {
  name: string;
  addOverride(path: string, value: unknown): void;
}

/**
 * Makes later `addOverride`s count in a hashed name: what is overridden is content too, and without another name the
 * replacement would meet the one that it replaces.
 *
 * @param nameWith the name, with what was overridden as a further part of the content
 */
export function followOverrides(resource: HashedResource, nameWith: (overrides: object) => string): void {
  const overrides: Record<string, unknown> = {};
  const addOverride = resource.addOverride.bind(resource);
  resource.addOverride = (path, value) => {
    addOverride(path, value);
    overrides[path] = value;
    resource.name = nameWith(overrides);
  };
}
