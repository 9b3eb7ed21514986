import { settingName } from "../../behaviour/compare/compare-option";
import type { Setting, SettingKey } from "../../behaviour/compare/setting";
import { countText, durationText } from "./amounts";

/** `5 min`, `2` or `copyCount`; `as it is` for what is not set. */
export function settingValue(setting: Setting, key: SettingKey): string {
  const value = setting[key];
  return value === undefined
    ? "as it is"
    : typeof value === "string"
      ? value
      : key === "idleTimeoutSeconds"
        ? durationText(value)
        : countText(value);
}

/** `idleTimeout 5 min, maxCopies 2`; `as it is` for an empty setting. */
export function settingText(setting: Setting): string {
  const parts = (Object.keys(setting) as SettingKey[]).map(
    (key) => `${settingName(key)} ${settingValue(setting, key)}`,
  );
  return parts.length === 0 ? "as it is" : parts.join(", ");
}

/** `chat, embeddings and summaries`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
