/** Removes items whose parts are all in another item. Of equal items, the first remains. */
export function withoutCovered<T>(all: readonly T[], partsOf: (one: T) => readonly string[]): readonly T[] {
  const entries = all.map((one, index) => ({ one, index, parts: new Set(partsOf(one)) }));
  const byPart = new Map<string, typeof entries>();
  for (const entry of entries) {
    for (const part of entry.parts) {
      byPart.set(part, [...(byPart.get(part) ?? []), entry]);
    }
  }
  const isCovered = ({ index, parts }: (typeof entries)[number]): boolean => {
    const [first = ""] = parts;
    return (byPart.get(first) ?? []).some(
      (other) =>
        (other.parts.size > parts.size || (other.parts.size === parts.size && other.index < index)) &&
        [...parts].every((part) => other.parts.has(part)),
    );
  };
  return entries.filter((entry) => !isCovered(entry)).map(({ one }) => one);
}
