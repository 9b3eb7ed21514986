import { createColors } from "picocolors";
import type { ComparedEndpoint, Comparison } from "../../behaviour/compare/comparison";
import { printable } from "../../printable";
import { WIDTH, wrapped } from "../render/wrapped";
import { compareNotes } from "./compare-notes";
import { aboutSimulation } from "./headings";
import { comparedTable } from "./side-by-side";
import { tableText } from "./table-text";

const INDENT = "  ";

/** For people: a table of settings for each endpoint. */
export function comparisonText(
  comparison: Comparison,
  { colour, width = WIDTH }: { readonly colour: boolean; readonly width?: number },
): string {
  const { bold, dim } = createColors(colour);
  const lines = (text: string, first = INDENT): readonly string[] =>
    wrapped(printable(text), { first, next: INDENT, width });
  const endpoint = (one: ComparedEndpoint): readonly string[] => [
    "",
    bold(printable(one.name)),
    ...(one.rows.length === 0 ? lines(one.reason ?? "It is not simulated.") : []),
    ...(one.rows.length === 0 ? [] : tableText(comparedTable(one, comparison), { indent: INDENT, width })),
    ...compareNotes(one, comparison.seconds).flatMap((note) => lines(note).map(dim)),
  ];
  return `${[
    ...wrapped(printable(`Comparison: ${aboutSimulation({ ...comparison, endpoints: [] })}`), {
      first: "",
      next: INDENT,
      width,
    }),
    ...comparison.endpoints.flatMap(endpoint),
  ].join("\n")}\n`;
}
