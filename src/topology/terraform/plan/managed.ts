import { field, isObject } from "../../attributes/json";

/** A resource that Terraform manages, in the values of a plan or state. */
export interface Managed {
  readonly address: string;
  readonly type: string;
}

/** All of them, of whatever type. What is malformed is for the readers to complain about. */
export function* managedIn(root: unknown): Generator<Managed> {
  // A list of what is left to do, not recursion: the file says how deep modules go.
  const todo = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const resource of listOf(next, "resources")) {
      const { address, type } = isObject(resource) ? resource : {};
      if (isManaged(resource) && typeof address === "string" && typeof type === "string") {
        yield { address, type };
      }
    }
    todo.push(...listOf(next, "child_modules"));
  }
}

/** Neither a data source nor ephemeral, which nothing is made of; nor the remains of what was replaced. */
export const isManaged = (resource: unknown): boolean =>
  (field(resource, "mode") ?? "managed") === "managed" && (field(resource, "deposed_key") ?? "") === "";

export function listOf(source: unknown, name: string): readonly unknown[] {
  const value = field(source, name);
  return Array.isArray(value) ? value : [];
}
