/** Groups items by a key, in the given order. Omits items without a key. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (one: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) {
      group.push(one);
    } else if (key !== undefined) {
      groups.set(key, [one]);
    }
  }
  return groups;
}
