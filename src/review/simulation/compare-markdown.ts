import type { ComparedEndpoint, Comparison } from "../../behaviour/compare/comparison";
import { code, prose } from "../render/markdown-text";
import { compareNotes } from "./compare-notes";
import { aboutSimulation } from "./headings";
import { comparedTable } from "./side-by-side";
import { tableMarkdown } from "./table-markdown";

/** For comments and wikis: a table of settings for each endpoint. */
export function comparisonMarkdown(comparison: Comparison): string {
  const endpoint = (one: ComparedEndpoint): readonly string[] => [
    `### ${code(one.name)}`,
    ...(one.rows.length === 0
      ? [prose(one.reason ?? "It is not simulated.")]
      : [tableMarkdown(comparedTable(one, comparison)), ...compareNotes(one, comparison.seconds).map(prose)]),
  ];
  return `${[
    "## Comparison",
    prose(aboutSimulation({ ...comparison, endpoints: [] })),
    ...comparison.endpoints.flatMap(endpoint),
  ].join("\n\n")}\n`;
}
