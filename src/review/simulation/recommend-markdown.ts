import type { Recommendation, RecommendedEndpoint, UnitChange } from "../../behaviour/recommend/recommendation";
import { code, prose } from "../render/markdown-text";
import { durationText } from "./amounts";
import { aboutSimulation } from "./headings";
import { boundsText, isChanged, recommendNotes, verdictText, waysOf } from "./recommend-notes";
import { hclOf, placeOf, typescriptOf } from "./setting-code";
import { columnsText, waysTable } from "./side-by-side";
import { tableMarkdown } from "./table-markdown";

/** For comments and wikis: the cheapest setting of each endpoint that meets the bounds, with the code to write. */
export function recommendationMarkdown(recommendation: Recommendation): string {
  const { bounds, seconds } = recommendation;
  return `${[
    "## Recommendation",
    prose(aboutSimulation({ ...recommendation, endpoints: [] })),
    prose(`Bounds: ${boundsText(bounds, seconds)}`),
    ...recommendation.endpoints.flatMap((one) => endpointBlocks(one, seconds)),
  ].join("\n\n")}\n`;
}

function endpointBlocks(one: RecommendedEndpoint, seconds: number): readonly string[] {
  const ways = waysOf(one);
  const measured = ways.map((way) => way.measured);
  return [
    `### ${code(one.name)}`,
    prose(verdictText(one)),
    ...(ways.length === 0 ? [] : [tableMarkdown(waysTable(ways)), prose(columnsText(measured, durationText(seconds)))]),
    ...recommendNotes(one).map(prose),
    ...(one.best?.meets === true && isChanged(one) ? one.best.changes.flatMap(changeBlocks) : []),
  ];
}

function changeBlocks(one: UnitChange): readonly string[] {
  const { typescript, hcl, notes } = placeOf(one);
  return Object.keys(one.change).length === 0
    ? []
    : [
        `${prose(typescript)}:`,
        fenced("ts", typescriptOf(one)),
        `${prose(hcl)}:`,
        fenced("hcl", hclOf(one)),
        ...notes.map(prose),
      ];
}

/** The lines are numbers and names of this package only: no text of a source is among them. */
const fenced = (language: string, lines: readonly string[]): string =>
  [`\`\`\`${language}`, ...lines, "```"].join("\n");
