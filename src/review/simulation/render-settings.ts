import type { Comparison } from "../../behaviour/compare/comparison";
import type { Recommendation } from "../../behaviour/recommend/recommendation";
import { logSafe } from "../../log-safe";
import type { SimulationRenderOptions } from "./formats";

/** The output formats of a comparison and of a recommendation. */
export const SETTING_FORMATS = ["text", "json", "markdown"] as const;

export type SettingFormat = (typeof SETTING_FORMATS)[number];

export const isSettingFormat = (format: string): format is SettingFormat =>
  SETTING_FORMATS.some((known) => known === format);

/** The complete text of a comparison, with a final line break. Equal comparisons give equal texts. */
export function renderComparison(
  comparison: Comparison,
  format: SettingFormat,
  options: SimulationRenderOptions,
): string {
  switch (format) {
    case "text": {
      const { comparisonText }: typeof import("./compare-text") = require("./compare-text");
      return logSafe(comparisonText(comparison, options), { colours: options.colour });
    }
    case "json": {
      const { comparisonJson }: typeof import("./settings-json") = require("./settings-json");
      return logSafe(comparisonJson(comparison));
    }
    case "markdown": {
      const { comparisonMarkdown }: typeof import("./compare-markdown") = require("./compare-markdown");
      return logSafe(comparisonMarkdown(comparison));
    }
  }
}

/** As `renderComparison`, of a recommendation. */
export function renderRecommendation(
  recommendation: Recommendation,
  format: SettingFormat,
  options: SimulationRenderOptions,
): string {
  switch (format) {
    case "text": {
      const { recommendationText }: typeof import("./recommend-text") = require("./recommend-text");
      return logSafe(recommendationText(recommendation, options), { colours: options.colour });
    }
    case "json": {
      const { recommendationJson }: typeof import("./settings-json") = require("./settings-json");
      return logSafe(recommendationJson(recommendation));
    }
    case "markdown": {
      const { recommendationMarkdown }: typeof import("./recommend-markdown") = require("./recommend-markdown");
      return logSafe(recommendationMarkdown(recommendation));
    }
  }
}
