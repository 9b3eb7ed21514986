import { grouped } from "../../grouped";
import type { Moves } from "./moves";
import type { Side } from "./sides";

/** An endpoint before and after a change; one of both is absent if the endpoint is created or deleted. */
export type MatchedSides =
  | { readonly before: Side; readonly after: Side }
  | { readonly before: Side; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: Side };

/**
 * Which endpoints are the same before and after: those of one name in one scope, then those of one name, then those of one
 * address, which may have moved. Each is matched once.
 */
export function matchedSides(
  before: readonly Side[],
  after: readonly Side[],
  moves: Pick<Moves, "keyAfter">,
): readonly MatchedSides[] {
  const partners = new Map<Side, Side>();
  const taken = new Set<Side>();
  const match = (keyBefore: (side: Side) => string, keyAfter: (side: Side) => string, onlyUnique: boolean): void => {
    const left = grouped(
      before.filter((side) => !taken.has(side)),
      keyBefore,
    );
    const right = grouped(
      after.filter((side) => !partners.has(side)),
      keyAfter,
    );
    for (const [key, candidates] of right) {
      const found = left.get(key) ?? [];
      if (onlyUnique && (found.length > 1 || candidates.length > 1)) {
        continue;
      }
      for (const [index, side] of candidates.entries()) {
        const other = found[index];
        if (other !== undefined) {
          partners.set(side, other);
          taken.add(other);
        }
      }
    }
  };
  match(nameInScope, nameInScope, true);
  match(nameInStack, nameInStack, true);
  match(
    ({ key }) => moves.keyAfter(key),
    ({ key }) => key,
    false,
  );
  match(nameInScope, nameInScope, false);
  return [
    ...after.map((side): MatchedSides => {
      const other = partners.get(side);
      return other === undefined ? { after: side } : { before: other, after: side };
    }),
    ...before.filter((side) => !taken.has(side)).map((side): MatchedSides => ({ before: side })),
  ];
}

const nameInScope = ({ name, stack, scope }: Side): string => JSON.stringify([stack, scope, name]);
const nameInStack = ({ name, stack }: Side): string => JSON.stringify([stack, name]);
