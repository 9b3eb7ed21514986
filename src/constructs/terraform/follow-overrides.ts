/** A resource whose name ends in a hash of its content. */
export interface HashedResource {
  name: string;
  addOverride(path: string, value: unknown): void;
}

/**
 * Makes later `addOverride`s count in a hashed name: what is overridden is content too, and two resources may differ in
 * it only.
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
