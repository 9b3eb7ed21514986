import { settingName } from "../../behaviour/compare/compare-option";
import type { ComparedEndpoint } from "../../behaviour/compare/comparison";
import { countText, durationText } from "./amounts";
import { settingText } from "./setting-text";
import { columnsText, MARKS_TEXT } from "./side-by-side";

/** What the table of an endpoint does not say, one sentence or more each. */
export function compareNotes(endpoint: ComparedEndpoint, seconds: number): readonly string[] {
  const { rows, cheapestBy, leftOut, withoutEffect } = endpoint;
  if (rows.length === 0) {
    return [];
  }
  return [
    `${MARKS_TEXT}. ${columnsText(rows, durationText(seconds))}`,
    ...(cheapestBy === "instance-hours" ? ["Not priced: the cheapest is the one with the fewest instance-hours."] : []),
    ...withoutEffect.map((key) => withoutEffectText(settingName(key), endpoint)),
    ...(leftOut.length === 0 ? [] : [leftOutText(leftOut.map(settingText))]),
  ];
}

const withoutEffectText = (name: string, { name: endpoint, kind }: ComparedEndpoint): string =>
  name === "method"
    ? `method changes nothing: ${endpoint} has no sleep window${kind === "asynchronous" ? " with another method to choose" : ""}.`
    : `${name} changes nothing: ${endpoint} has ${name === "wake.copies" ? "no wake policy that sets or adds copies" : "no scalable target"}.`;

const MOST_NAMED = 3;

function leftOutText(settings: readonly string[]): string {
  const named = settings.slice(0, MOST_NAMED).join("; ");
  const more = settings.length > MOST_NAMED ? `; and ${countText(settings.length - MOST_NAMED)} more` : "";
  return `Left out, because the minimum or the copies of a wake are above the maximum, or because a sleep window that sets the copies requires a minimum of 0: ${named}${more}.`;
}
