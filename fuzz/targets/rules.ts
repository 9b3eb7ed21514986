import fc from "fast-check";
import { arbitraryWiring, type Wiring, wired } from "../../__tests__/support/arbitrary-wiring";
import { printed, reviewOf } from "../reading";
import type { Target } from "../target";

/** What JSON has no word for. */
const NOTHING = "\u0000undefined";

const asText = (wiring: Wiring): string =>
  JSON.stringify(wiring, (_, value) =>
    value instanceof Map ? { map: [...value] } : value === undefined ? NOTHING : (value as unknown),
  );

const asWiring = (text: string): Wiring => revived(JSON.parse(text)) as Wiring;

/** By hand: a reviver that answers with `undefined` takes the member out. */
function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value === NOTHING ? undefined : value;
  }
  if (Array.isArray(value)) {
    return value.map(revived);
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, revived(inner)] as const);
  const [[first, inner] = []] = entries;
  return first === "map" && Array.isArray(inner) ? new Map(inner) : Object.fromEntries(entries);
}

/** Scaling of a component or of a queue, wired at random: the rules and the review say something about each. */
export const rules: Target = {
  name: "rules",
  batch: 200,
  hasShape: true,
  share: 2,
  inputs: () => fc.oneof(arbitraryWiring).map(asText),
  run(input) {
    const told = reviewOf(wired(asWiring(input)));
    // To print takes ten times as long as to find, and other targets do it.
    return input.length % 16 === 0 ? printed(told) : JSON.stringify(told);
  },
};
