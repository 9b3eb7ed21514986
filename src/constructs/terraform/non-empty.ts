/** The list, or nothing where it is empty: cdktf prints an empty list as it is, and people stumble over it. */
export function nonEmpty<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}
