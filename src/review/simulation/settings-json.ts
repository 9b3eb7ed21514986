import type { Comparison } from "../../behaviour/compare/comparison";
import type { Recommendation } from "../../behaviour/recommend/recommendation";
import { rounded } from "./json";
import { hclOf, typescriptOf } from "./setting-code";
import type { ComparisonOutput, RecommendationOutput } from "./settings-output";

/** For programs, in the format of docs/comparison.schema.json. */
export function comparisonJson(comparison: Comparison): string {
  const output: ComparisonOutput = comparison;
  return `${JSON.stringify(output, rounded, 2)}\n`;
}

/** For programs, in the format of docs/recommendation.schema.json: with the code of each change. */
export function recommendationJson(recommendation: Recommendation): string {
  const output: RecommendationOutput = {
    ...recommendation,
    endpoints: recommendation.endpoints.map(({ best, ...endpoint }) => ({
      ...endpoint,
      best:
        best === null
          ? null
          : {
              ...best,
              changes: best.changes.map((change) => ({
                ...change,
                typescript: typescriptOf(change),
                hcl: hclOf(change),
              })),
            },
    })),
  };
  return `${JSON.stringify(output, rounded, 2)}\n`;
}
