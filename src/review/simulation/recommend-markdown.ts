import type { Recommendation, RecommendedEndpoint } from "../../behaviour/recommend/recommendation";
import { code, prose } from "../render/markdown-text";
import { durationText } from "./amounts";
import { aboutSimulation } from "./headings";
import { boundsText, isChanged, recommendNotes, verdictText, waysOf } from "./recommend-notes";
import { type WrittenChange, writtenChanges } from "./setting-code";
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
    ...(one.best?.meets === true && isChanged(one) ? writtenChanges(one.best.changes).flatMap(changeBlocks) : []),
  ];
}

const changeBlocks = ({ typescriptPlace, typescript, hclPlace, hcl, notes }: WrittenChange): readonly string[] => [
  `${prose(typescriptPlace)}:`,
  fenced("ts", typescript),
  `${prose(hclPlace)}:`,
  fenced("hcl", hcl),
  ...notes.map(prose),
];

/** The lines are numbers and names of this package only: no text of a source is among them. */
const fenced = (language: string, lines: readonly string[]): string =>
  [`\`\`\`${language}`, ...lines, "```"].join("\n");
