import { clipped } from "../../printable";
import { pageAddress } from "../../rules/rule-page";
import type { Severity } from "../../rules/severity";
import { type FixLine, fixLines } from "../fix-text";
import { folded, followText } from "../folded";
import { addressText, lineText } from "../place-text";
import type { ReviewedFinding } from "../review";
import { common, type SameFindings, sameFindings } from "../same-findings";
import { code, link, prose } from "./markdown-text";

export const SEVERITY = { error: "❌", warning: "⚠️", note: "ℹ️" } as const;

export interface FindingRow {
  readonly severity: Severity;
  /** Rule, where, what, fix. */
  readonly cells: readonly string[];
}

export interface FindingRowLimits {
  /** Resources in one cell. @default - all */
  readonly resources?: number;
  /** Characters of a text. @default - as many as any printed text has */
  readonly characters?: number;
}

/** Rows of a table in Markdown: rule, where, what, fix. */
export const findingRows = (findings: readonly ReviewedFinding[], cwd: string): (readonly string[])[] =>
  rankedFindingRows(findings, cwd).map(({ cells }) => cells);

/** The same rows, with their severity. */
export function rankedFindingRows(
  findings: readonly ReviewedFinding[],
  cwd: string,
  limits: FindingRowLimits = {},
): readonly FindingRow[] {
  const all = folded(findings);
  const consequences = new Map(all.map((one) => [one.cause, one.consequences]));
  return sameFindings(all.map(({ cause }) => cause)).map((same) => ({
    severity: same[0].severity,
    cells: new Cells(cwd, limits).of(
      same,
      same.flatMap((cause) => consequences.get(cause) ?? []),
    ),
  }));
}

class Cells {
  constructor(
    private readonly cwd: string,
    private readonly limits: FindingRowLimits,
  ) {}

  /** One row for equal findings on several resources, with their consequences. */
  of(all: SameFindings, consequences: readonly ReviewedFinding[]): readonly string[] {
    const [{ severity, id, slug, source }] = all;
    const fixes = common(all.map(fixLines));
    const what = common(all.map((finding) => finding.what));
    return [
      `${SEVERITY[severity]} ${link(`${id} ${slug}`, pageAddress(id) ?? source)}`,
      this.each(all, ({ place }) => {
        const line = lineText(place, this.cwd);
        return this.code(addressText(place)) + (line === undefined ? "" : ` · ${this.code(line)}`);
      }),
      [
        what === undefined ? this.each(all, (finding) => this.prose(finding.what)) : this.prose(what),
        ...(consequences.length === 0 ? [] : [this.prose(followText(consequences, all.length))]),
      ].join("<br>"),
      fixes === undefined ? this.each(all, (finding) => this.fix(fixLines(finding))) : this.fix(fixes),
    ];
  }

  private each(all: SameFindings, text: (finding: ReviewedFinding) => string): string {
    const shown = all.slice(0, this.limits.resources);
    const more = all.length - shown.length;
    return [...shown.map(text), ...(more > 0 ? [`${more} more`] : [])].join("<br>");
  }

  private fix(lines: readonly FixLine[]): string {
    return lines.map(({ label, text }) => `${LABEL[label]}${this.code(text)}`).join("; ");
  }

  private code(text: string): string {
    return code(clipped(text, this.limits.characters));
  }

  private prose(text: string): string {
    return prose(clipped(text, this.limits.characters));
  }
}

const LABEL = { fix: "", or: "or ", run: "run " } as const;
