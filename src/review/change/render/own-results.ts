import type { Severity } from "../../../rules/severity";
import type { Place } from "../../review";
import type { ApplyEffect, Budget, ChangeReview } from "../change-review";

/** An effect of the apply with the place that a report points to. */
export interface PlacedEffect {
  readonly effect: ApplyEffect;
  readonly place: Place;
  /** @default - none */
  readonly endpoint?: string;
}

/** A budget that is not met, with the place of its endpoint. */
export interface PlacedBudget {
  readonly budget: Budget;
  readonly place: Place;
}

/** The errors and warnings of the apply, those of endpoints first. */
export function placedEffects(review: ChangeReview): readonly PlacedEffect[] {
  const { endpoints, apply } = review;
  return [
    ...endpoints.flatMap((endpoint) =>
      endpoint.apply.map((effect) => ({ effect, place: placeOf(effect, endpoint.place), endpoint: endpoint.name })),
    ),
    ...apply.map((effect) => ({ effect, place: placeOf(effect, sourcePlace(review)) })),
  ].filter(({ effect }) => effect.severity !== "note");
}

export const unmetBudgets = (review: ChangeReview): readonly PlacedBudget[] =>
  review.budgets
    .filter(({ isMet }) => !isMet)
    .map((budget) => ({
      budget,
      place: review.endpoints.find(({ name }) => name === budget.endpoint)?.place ?? sourcePlace(review),
    }));

/** The rule of an effect, in the manner of those of findings: `apply/resets-capacity`. */
export const effectRule = ({ kind }: ApplyEffect): string => `apply/${kind.replaceAll(" ", "-")}`;

/** `budget/max-wake`. */
export const budgetRule = ({ option }: Budget): string => `budget/${option.replace(/^--/, "")}`;

export const BUDGET_SEVERITY: Severity = "error";

/** The resource of the effect; the line is that of the endpoint, which is the nearest that is known. */
const placeOf = ({ addresses: [address] }: ApplyEffect, place: Place): Place =>
  address === undefined || address === place.address ? place : { ...place, address };

/** Something in no endpoint is in the source. */
const sourcePlace = ({ sources }: ChangeReview): Place => ({ file: sources[0]?.after ?? ".", address: "the change" });
