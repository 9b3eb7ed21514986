import { createColors } from "picocolors";
import type { Recommendation, RecommendedEndpoint } from "../../behaviour/recommend/recommendation";
import { printable } from "../../printable";
import { WIDTH, wrapped } from "../render/wrapped";
import { durationText } from "./amounts";
import { aboutSimulation } from "./headings";
import { boundsText, isChanged, recommendNotes, verdictText, waysOf } from "./recommend-notes";
import { type WrittenChange, writtenChanges } from "./setting-code";
import { columnsText, waysTable } from "./side-by-side";
import { tableText } from "./table-text";

const INDENT = "  ";
const CODE_INDENT = "    ";

/** For people: the cheapest setting of each endpoint that meets the bounds, with the code to write. */
export function recommendationText(
  recommendation: Recommendation,
  { colour, width = WIDTH }: { readonly colour: boolean; readonly width?: number },
): string {
  const { bold, dim } = createColors(colour);
  const { bounds, seconds } = recommendation;
  const lines = (text: string, first = INDENT): readonly string[] =>
    wrapped(printable(text), { first, next: INDENT, width });
  const code = (title: string, source: readonly string[]): readonly string[] => [
    "",
    ...lines(`${title}:`),
    ...source.map((line) => CODE_INDENT + line),
  ];
  const change = ({ typescriptPlace, typescript, hclPlace, hcl, notes }: WrittenChange): readonly string[] => [
    ...code(typescriptPlace, typescript),
    ...code(hclPlace, hcl),
    ...notes.flatMap((note) => lines(note)),
  ];
  const endpoint = (one: RecommendedEndpoint): readonly string[] => {
    const ways = waysOf(one);
    return [
      "",
      bold(printable(one.name)),
      ...lines(verdictText(one)),
      ...(ways.length === 0 ? [] : ["", ...tableText(waysTable(ways), { indent: INDENT, width })]),
      ...(ways.length === 0
        ? []
        : lines(
            columnsText(
              ways.map(({ measured }) => measured),
              durationText(seconds),
            ),
          ).map(dim)),
      ...recommendNotes(one).flatMap((note) => ["", ...lines(note)]),
      ...(one.best?.meets === true && isChanged(one) ? writtenChanges(one.best.changes).flatMap(change) : []),
    ];
  };
  return `${[
    ...wrapped(printable(`Recommendation: ${aboutSimulation({ ...recommendation, endpoints: [] })}`), {
      first: "",
      next: INDENT,
      width,
    }),
    ...wrapped(`Bounds: ${boundsText(bounds, seconds)}`, { first: "", next: INDENT, width }),
    ...recommendation.endpoints.flatMap(endpoint),
  ].join("\n")}\n`;
}
