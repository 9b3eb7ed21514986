import { drift, missing, unwritten } from "../../rules/drift";
import { type Addressed, type Finding, finding } from "../../rules/finding";
import type { Node } from "../../topology";
import type { Difference } from "./field";

/** The nodes of one kind, as applied and as they are. */
export interface Kind<T extends Node> {
  /** In words: `scaling policy`. */
  readonly type: string;
  readonly wanted: readonly T[];
  readonly live: readonly T[];
  /** The key of a node; `undefined` if it is unknown. */
  keyOf(node: T): string | undefined;
  differences(wanted: T, live: T): readonly Difference[];
  /** The resource on which a missing one is reported. */
  placeOf(wanted: T): Addressed;
  /** Whether a missing node is correct. @default - never */
  mayMiss?(wanted: T): boolean;
  /** Whether a node that was not applied is reported. @default - always */
  mayAdd?(live: T): boolean;
}

/** What differs, what is missing, and what was not applied. */
export function* compared<T extends Node>(kind: Kind<T>): Generator<Finding> {
  const live = byKey(kind, kind.live);
  const wanted = byKey(kind, kind.wanted);
  for (const [key, asked] of wanted) {
    const is = live.get(key);
    if (is !== undefined) {
      yield* differing(asked, is, kind.differences(asked, is));
    } else if (kind.mayMiss?.(asked) !== true) {
      yield gone(kind, asked, key);
    }
  }
  // A node with an unknown name can be any of the existing ones.
  const everyNameIsKnown = wanted.size === kind.wanted.length;
  for (const [key, node] of everyNameIsKnown ? live : []) {
    if (!wanted.has(key) && kind.mayAdd?.(node) !== true) {
      yield extra(kind.type, node, key);
    }
  }
}

const byKey = <T extends Node>({ keyOf }: Kind<T>, nodes: readonly T[]): ReadonlyMap<string, T> =>
  new Map(
    nodes.flatMap((node): [string, T][] => {
      const key = keyOf(node);
      return key === undefined ? [] : [[key, node]];
    }),
  );

function* differing(asked: Node, is: Node, found: readonly Difference[]): Generator<Finding> {
  if (found.length > 0) {
    const texts = found.map(({ name, wanted, live }) => `${name} is ${live}, and ${wanted} was applied`);
    const reported = finding(is, {
      what: `${asked.address}: ${texts.join("; ")}`,
      fix: "apply again, or write the current values into the configuration",
      about: [asked],
      wrong: found.map(({ name }) => name),
    });
    yield { ...drift, ...reported, severity: drift.severity };
  }
}

const gone = <T extends Node>({ type, placeOf }: Kind<T>, asked: T, key: string): Finding => ({
  ...missing,
  ...finding(placeOf(asked), {
    what: `the ${type} ${key} (${asked.address}) does not exist`,
    fix: "apply again, and find out what removes it",
    about: [asked],
  }),
  severity: missing.severity,
});

const extra = (type: string, node: Node, key: string): Finding => ({
  ...unwritten,
  ...finding(node, {
    what: `the ${type} ${key} is not part of what was applied`,
    fix: "remove it, or import it into the configuration",
  }),
  severity: unwritten.severity,
});
