/** Deeper than people write; a limit, because the file is not ours. */
const MAX_DEPTH = 32;

/** All texts in a value. */
export function* textsIn(value: unknown, depth = 0): Iterable<string> {
  if (typeof value === "string") {
    yield value;
  } else if (typeof value === "object" && value !== null && depth < MAX_DEPTH) {
    for (const inner of Object.values(value)) {
      yield* textsIn(inner, depth + 1);
    }
  }
}
