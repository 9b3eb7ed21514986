import type { ResourceChange } from "../../topology";

/** Labels and descriptions: AWS does nothing with them. A name that something refers to changes there as well. */
const INERT =
  /^(?:desired_state\.Tags|tags|tags_all|alarm_description|description|name|name_prefix|alarm_name|policy_name)(?:[.[]|$)/;

/**
 * The settings of an endpoint that a change touches, each once: the arguments, and what is created or deleted as a whole.
 * Labels and descriptions are left out.
 */
export function changedSettings(changes: readonly ResourceChange[]): readonly string[] {
  return [...new Set(changes.flatMap(settingsIn))];
}

function settingsIn({ action, isDeposed, address, attributes }: ResourceChange): readonly string[] {
  if (isDeposed === true) {
    return [];
  }
  if (action === "create" || action === "delete") {
    return [`${address} is ${action}d`];
  }
  const settings = attributes.flatMap(({ path }) => (INERT.test(path) ? [] : [shortName(path)]));
  // Another name, or what it is replaced with, forces a new one.
  return action === "replace" && settings.length === 0 ? [`${address} is replaced`] : settings;
}

/** `cooldown` for `step_scaling_policy_configuration[0].cooldown`, and `environment.TOKENS` of a map. */
const shortName = (path: string): string =>
  /((?:(?:environment|dimensions)\.)?[^.[\]]+)(?:\[\d+\])*$/i.exec(path)?.[1] ?? path;

const MOST_SHOWN = 3;

/** `other settings: threshold, cooldown`. */
export function settingsText(settings: readonly string[]): string {
  const more = settings.length - MOST_SHOWN;
  return `other settings: ${settings.slice(0, MOST_SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
