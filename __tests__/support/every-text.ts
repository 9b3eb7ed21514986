/** What a program chooses among, by the members that hold it. */
const CHOICES = new Set(["severity", "state", "sleeps", "wakes", "condition", "direction", "by", "kind"]);

/**
 * The same object with other texts, wherever one lies in it: what is one object stays one, and choices stay.
 * @param keep further members whose text stays
 */
export function withEveryText<T>(value: T, change: (text: string) => string, keep: readonly string[] = []): T {
  const known = new Map<unknown, unknown>();
  const kept = new Set([...CHOICES, ...keep]);
  const changed = (from: unknown): unknown => {
    if (typeof from === "string") {
      return change(from);
    }
    if (typeof from !== "object" || from === null) {
      return from;
    }
    if (known.has(from)) {
      return known.get(from);
    }
    const to: unknown[] | Record<string, unknown> = Array.isArray(from) ? [] : {};
    known.set(from, to);
    for (const [name, member] of Object.entries(from)) {
      Object.assign(to, { [name]: kept.has(name) ? member : changed(member) });
    }
    return to;
  };
  return changed(value) as T;
}
