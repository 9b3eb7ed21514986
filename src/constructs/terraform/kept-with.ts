import type { IConstruct } from "constructs";

/** State of constructs, one piece for each. */
export interface Kept<T> {
  /** The state of a construct, made when it is first asked for. */
  of(owner: IConstruct): T;
  /** The state of a construct if it has some. */
  find(owner: IConstruct): T | undefined;
}

/**
 * State of constructs whose class is not ours: a stack, an app, a resource of the provider. It is forgotten with the construct.
 * State of our own classes belongs in their fields. See docs/decisions/state-belongs-to-objects.md, which lists every use.
 */
export function keptWith<T extends object>(make: () => T): Kept<T> {
  const kept = new WeakMap<IConstruct, T>();
  return {
    of(owner) {
      const known = kept.get(owner);
      if (known !== undefined) {
        return known;
      }
      const state = make();
      kept.set(owner, state);
      return state;
    },
    find: (owner) => kept.get(owner),
  };
}
