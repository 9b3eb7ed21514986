/** Something that may be part of an address: `aws_sagemaker_model.this`, `data.aws_region.current`, `module.llm`. */
const ADDRESS = /(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g;

/**
 * The items in their own order, except that each comes after those that it refers to. A circle, which Terraform refuses
 * anyway, is left as it is.
 */
export function byDependency<T>(
  items: readonly T[],
  addressOf: (item: T) => string,
  contentOf: (item: T) => unknown,
): readonly T[] {
  const known = new Map(items.map((item) => [addressOf(item), item]));
  const placed = new Set<T>();
  const waiting = new Set<T>();
  const visit = (item: T): void => {
    if (placed.has(item)) {
      return;
    }
    waiting.add(item);
    for (const [address] of JSON.stringify(contentOf(item)).matchAll(ADDRESS)) {
      const needed = known.get(address);
      if (needed !== undefined && !waiting.has(needed)) {
        visit(needed);
      }
    }
    placed.add(item);
  };
  items.forEach(visit);
  return [...placed];
}
