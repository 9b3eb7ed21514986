import { createColors } from "picocolors";
import { printable } from "../../printable";
import { plural } from "../../rules/plural";
import type { Severity } from "../../rules/severity";
import { type FixLine, fixLines } from "../fix-text";
import { folded, followText } from "../folded";
import { linkTexts } from "../link-text";
import { addressText, lineText } from "../place-text";
import type { AcknowledgedFinding, ReviewedFinding, WakePath } from "../review";
import { common, type SameFindings, sameFindings } from "../same-findings";
import { filled, WIDTH, wrapped, wrappedCommand } from "./wrapped";

/** The indentation of the texts of a finding. */
export const INDENT = "    ";
const HANGING = "        ";

export interface TextLineOptions {
  readonly colour: boolean;
  readonly cwd: string;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
}

/** Findings and wake paths as lines for a terminal. */
export class TextLines {
  protected readonly colours;
  protected readonly width: number;
  /** Where a text was already shown, by the text. */
  private readonly printed = new Map<string, string>();

  constructor(private readonly lineOptions: TextLineOptions) {
    this.colours = createColors(lineOptions.colour);
    this.width = lineOptions.width ?? WIDTH;
  }

  /** A text that can contain text from a file. */
  lines(text: string, first = "  "): string[] {
    // Deeper than a finding: text from a file must not look like a finding.
    return wrapped(printable(text), { first, next: `${first.padEnd(2)}  `, width: this.width });
  }

  /** Lines break at the arrows. */
  wakePath(path: WakePath, several: boolean): string[] {
    const of = several ? ` of ${printable(path.of)}` : "";
    const [start = "", ...others] = linkTexts(path, this.colours.red);
    return filled([start, ...others.map((link) => `-> ${link}`)], {
      first: `  wake path${of}: `,
      next: HANGING,
      width: this.width,
    });
  }

  /** @param of the subject, to refer to from later repetitions */
  findings(findings: readonly ReviewedFinding[], of: string): string[] {
    const all = folded(findings);
    const consequences = new Map(all.map((one) => [one.cause, one.consequences]));
    return sameFindings(all.map(({ cause }) => cause)).flatMap((same) => [
      ...this.same(same, of),
      ...this.following(
        same.flatMap((cause) => consequences.get(cause) ?? []),
        same.length,
      ),
    ]);
  }

  /** Equal findings on several resources are shown once. */
  private same(all: SameFindings, of: string): string[] {
    const [first] = all;
    const what = common(all.map((finding) => finding.what));
    const fixes = common(all.map(fixLines));
    const count = all.length === 1 ? this.severity(first.severity) : this.severity(first.severity, all.length);
    return [
      ...wrapped(`${count} ${printable(`${first.id} ${first.slug}`)}: ${printable(what ?? first.title)}`, {
        first: "  ",
        next: INDENT,
        width: this.width,
      }),
      ...all.flatMap((finding) => [
        ...this.labelled("at", what === undefined ? `${this.at(finding)}: ${finding.what}` : this.at(finding)),
        ...(fixes === undefined ? fixLines(finding).flatMap((line) => this.fix(line, HANGING)) : []),
      ]),
      ...this.explained(first, fixes, of),
    ];
  }

  private following(consequences: readonly ReviewedFinding[], causes: number): string[] {
    return consequences.length === 0 ? [] : this.lines(followText(consequences, causes), INDENT);
  }

  /** The reason and the fix; a repetition only refers to the first place. */
  private explained({ id, why, source }: ReviewedFinding, fixes: readonly FixLine[] | undefined, of: string): string[] {
    const { dim } = this.colours;
    const reason = this.once(JSON.stringify([id, why, source]), of);
    const remedy = fixes === undefined ? undefined : this.once(JSON.stringify([id, fixes]), of);
    return [
      ...(reason === undefined ? this.labelled("why", why) : this.labelled("why", `see ${reason}`)),
      ...(remedy === undefined
        ? (fixes ?? []).flatMap((line) => this.fix(line, INDENT))
        : this.labelled("fix", `see ${remedy}`)),
      ...(reason === undefined ? [`${INDENT}${dim("see")} ${printable(source)}`] : []),
    ];
  }

  /** @returns where a text was already shown; `undefined` if it is new, and it then counts as shown */
  private once(text: string, of: string): string | undefined {
    const before = this.printed.get(text);
    if (before === undefined) {
      this.printed.set(text, of);
    }
    return before;
  }

  private at({ place }: ReviewedFinding): string {
    const line = lineText(place, this.lineOptions.cwd);
    return [addressText(place), ...(line === undefined ? [] : [line])].join(" · ");
  }

  protected labelled(label: string, text: string): string[] {
    const first = `${INDENT}${this.colours.dim(label.padEnd(3))} `;
    return wrapped(printable(text), { first, next: HANGING, width: this.width });
  }

  protected fix({ label, text }: FixLine, indent: string): string[] {
    const lines = {
      first: `${indent}${this.colours.dim(label.padEnd(3))} `,
      next: `${indent}    `,
      width: this.width,
    };
    return label === "run" ? wrappedCommand(printable(text), lines) : wrapped(printable(text), lines);
  }

  acknowledged({ id, slug, what, place, reason }: AcknowledgedFinding): string[] {
    return [
      ...this.lines(`acknowledged ${id} ${slug}: ${what}`),
      ...this.lines(`at  ${addressText(place)}`, INDENT),
      ...this.lines(`because ${reason}`, INDENT),
    ].map(this.colours.dim);
  }

  /** `error`, or `2 errors`. */
  protected severity(severity: Severity, count?: number): string {
    const { red, yellow, blue } = this.colours;
    const text = count === undefined ? severity : plural(count, severity);
    return { error: red, warning: yellow, note: blue }[severity](text);
  }
}
