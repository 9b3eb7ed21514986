/**
 * What the sleeper knows about a component from an earlier run.
 *
 * It is kept in one tag of the component, readable in the console. Why it is a tag, and why waking leaves it there:
 * `docs/decisions/endpoint-sleeper-remembers-in-tags.md`.
 */
export type Memory =
  | {
      readonly state: "asleep";
      /** Copies before the sleep, >= 0. */
      readonly copies: number;
      /** Minimum of the scalable target before the sleep, >= 1; absent when it did not hold the component up. */
      readonly minCapacity?: number;
    }
  | {
      readonly state: "awake";
      /** When it was woken, in milliseconds since 1970. */
      readonly since: number;
    };

/** Key of the tag. */
export const MEMORY_TAG_KEY = "scale-to-zero:endpoint-sleeper";

/** Uses only what a tag value may hold: letters, digits, spaces and `_ . : / = + - @`. */
export function toTagValue(memory: Memory): string {
  if (memory.state === "awake") {
    return `awake since=${new Date(memory.since).toISOString()}`;
  }
  const { copies, minCapacity } = memory;
  return `asleep copies=${copies}${minCapacity === undefined ? "" : ` min-capacity=${minCapacity}`}`;
}

/** `undefined` for a value that the sleeper did not write: somebody's note is no reason to keep GPUs running. */
export function fromTagValue(value: string): Memory | undefined {
  const asleep = /^asleep copies=(\d{1,9})(?: min-capacity=(\d{1,9}))?$/.exec(value);
  if (asleep !== null) {
    const [, copies, minCapacity] = asleep;
    return {
      state: "asleep",
      copies: Number(copies),
      ...(minCapacity === undefined ? {} : { minCapacity: Number(minCapacity) }),
    };
  }
  const since = Date.parse(/^awake since=(\S+)$/.exec(value)?.[1] ?? "");
  return Number.isNaN(since) ? undefined : { state: "awake", since };
}
