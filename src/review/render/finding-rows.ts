import { type FixLine, fixLines } from "../fix-text";
import { folded, followText } from "../folded";
import { addressText, lineText } from "../place-text";
import type { ReviewedFinding } from "../review";
import { common, type SameFindings, sameFindings } from "../same-findings";
import { code, link, prose } from "./markdown-text";

export const SEVERITY = { error: "❌", warning: "⚠️", note: "ℹ️" } as const;

/** Rows of a table in Markdown: rule, where, what, fix. */
export function findingRows(findings: readonly ReviewedFinding[], cwd: string): string[][] {
  const all = folded(findings);
  const consequences = new Map(all.map((one) => [one.cause, one.consequences]));
  return sameFindings(all.map(({ cause }) => cause)).map((same) =>
    findingRow(
      same,
      same.flatMap((cause) => consequences.get(cause) ?? []),
      cwd,
    ),
  );
}

/** One row for equal findings on several resources, with their consequences. */
function findingRow(all: SameFindings, consequences: readonly ReviewedFinding[], cwd: string): string[] {
  const [{ severity, id, slug, source }] = all;
  const fixes = common(all.map(fixLines));
  return [
    `${SEVERITY[severity]} ${link(`${id} ${slug}`, source)}`,
    each(all, ({ place }) => {
      const line = lineText(place, cwd);
      return code(addressText(place)) + (line === undefined ? "" : ` · ${code(line)}`);
    }),
    [
      common(all.map(({ what }) => what)) === undefined ? each(all, ({ what }) => prose(what)) : prose(all[0].what),
      ...(consequences.length === 0 ? [] : [prose(followText(consequences, all.length))]),
    ].join("<br>"),
    fixes === undefined ? each(all, (finding) => fixCell(fixLines(finding))) : fixCell(fixes),
  ];
}

const each = (all: SameFindings, text: (finding: ReviewedFinding) => string): string => all.map(text).join("<br>");

const LABEL = { fix: "", or: "or ", run: "run " } as const;

const fixCell = (lines: readonly FixLine[]): string =>
  lines.map(({ label, text }) => `${LABEL[label]}${code(text)}`).join("; ");
