import type { Topology } from "./topology";

/** What several rules ask of a topology: it is worked out once for each, and forgotten with it. */
export function once<T>(workOut: (topology: Topology) => T): (topology: Topology) => T {
  const known = new WeakMap<Topology, { readonly answer: T }>();
  return (topology) => {
    let found = known.get(topology);
    if (found === undefined) {
      found = { answer: workOut(topology) };
      known.set(topology, found);
    }
    return found.answer;
  };
}
