/** The one element there is. */
export function sole<T>(nodes: Iterable<T>): T {
  const all = [...nodes];
  if (all.length !== 1) {
    throw new Error(`expected one, got ${all.length}`);
  }
  return all[0] as T;
}

/** The node whose address ends like this. */
export function at<T extends { readonly address: string }>(nodes: Iterable<T>, address: string): T {
  return sole([...nodes].filter((node) => node.address === address));
}
