/** As `Math.max` and `Math.min` of all of them, of which there may be more than a call takes arguments. */
export function largest(values: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    found = Math.max(found, value);
  }
  return found;
}

export function smallest(values: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const value of values) {
    found = Math.min(found, value);
  }
  return found;
}
