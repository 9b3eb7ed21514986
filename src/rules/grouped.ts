/** Lists by a key of what is in them, in the order given; without what has none. */
export function grouped<T>(
  nodes: readonly T[],
  key: (node: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const node of nodes) {
    const name = key(node);
    const group = name === undefined ? undefined : groups.get(name);
    if (group !== undefined) {
      group.push(node);
    } else if (name !== undefined) {
      groups.set(name, [node]);
    }
  }
  return groups;
}
