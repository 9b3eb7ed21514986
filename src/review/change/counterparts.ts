import { withoutKeys } from "../../topology";
import type { MatchedSides } from "./matched-sides";
import type { Side } from "./sides";
import { simulatedNames, simulatedSetup } from "./simulated-setup";

/**
 * Endpoints of which one is deleted and the other one created, because the key of a `for_each` was renamed: with the same
 * settings, and with names that differ only by the key. Those that could be several are left out.
 */
export function counterparts(pairs: readonly MatchedSides[]): ReadonlyMap<MatchedSides, string> {
  const gone = pairs.flatMap((pair) => (pair.after === undefined ? [{ pair, side: pair.before }] : []));
  const created = pairs.flatMap((pair) => (pair.before === undefined ? [{ pair, side: pair.after }] : []));
  const found = new Map<MatchedSides, string>();
  for (const old of gone) {
    const matches = created.filter(({ side }) => isSuccessor(old.side, side));
    const [match] = matches;
    const isOnly = gone.filter(({ side }) => match !== undefined && isSuccessor(side, match.side)).length === 1;
    if (matches.length === 1 && match !== undefined && isOnly) {
      found.set(old.pair, match.side.name);
      found.set(match.pair, old.side.name);
    }
  }
  return found;
}

function isSuccessor(before: Side, after: Side): boolean {
  const [was, is] = [before, after].map(({ review }) => review.place.address);
  return (
    was !== undefined &&
    is !== undefined &&
    before.stack === after.stack &&
    withoutKeys(was) === withoutKeys(is) &&
    withoutKeysIn(before.name, was) === withoutKeysIn(after.name, is) &&
    hasSameSettings(before, after)
  );
}

/** The name with a mark in place of each key of its address. */
const withoutKeysIn = (name: string, address: string): string =>
  [...address.matchAll(/\["?([^\]"]+)"?\]/g)].reduce((text, [, key = ""]) => text.replaceAll(key, "[]"), name);

function hasSameSettings({ setup: before }: Side, { setup: after }: Side): boolean {
  const names = simulatedNames(before, after, {});
  // A plan does not state the Region of what it deletes.
  const content = (setup: Side["setup"], own: typeof names.before): string =>
    JSON.stringify({ ...simulatedSetup(setup, own), region: undefined });
  return content(before, names.before) === content(after, names.after);
}
