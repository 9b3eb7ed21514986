import { allRules } from "./all-rules";
import type { Effect } from "./effect";

/** The answers about an endpoint that errors of a rule decide. */
export interface AffectedAnswers {
  readonly sleeps: boolean;
  readonly wakes: boolean;
}

const BY_ID: ReadonlyMap<string, Effect> = new Map(allRules.map(({ id, effect }) => [id, effect]));

/** @param id the id of a rule; other ids affect no answer */
export function affectedAnswers(id: string): AffectedAnswers {
  const { breaks = [], otherwise } = BY_ID.get(id) ?? {};
  const isWhole = otherwise === "refused" || otherwise === "overwritten";
  return {
    sleeps: isWhole || breaks.includes("down") || otherwise === "stays awake",
    wakes: isWhole || breaks.includes("up") || otherwise === "stays asleep",
  };
}
