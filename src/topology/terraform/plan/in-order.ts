/**
 * By address, as Terraform writes them: the order in a document says nothing, and what is made of it must not depend on it.
 *
 * @returns the same list if it is in order, as it nearly always is
 */
export function inOrder<T extends { readonly address: string }>(items: readonly T[]): readonly T[] {
  const isSorted = items.every((item, index) => index === 0 || compare(items[index - 1]?.address, item.address) <= 0);
  return isSorted ? items : [...items].sort((left, right) => compare(left.address, right.address));
}

const compare = (left = "", right = ""): number => (left < right ? -1 : left > right ? 1 : 0);
