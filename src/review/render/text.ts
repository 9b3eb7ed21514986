import { createColors } from "picocolors";
import { printable } from "../../printable";
import { plural } from "../../rules/plural";
import type { Severity } from "../../rules/rule";
import { noEndpointText, nothingText } from "../about-sagemaker";
import { countsOf, countsText } from "../counts";
import { fails } from "../fail-on";
import { type FixLine, fixLines } from "../fix-text";
import { folded, followText } from "../folded";
import type { RenderOptions } from "../format";
import { incompleteText, isIncomplete } from "../incomplete";
import { limitText } from "../limit-text";
import { linkTexts } from "../link-text";
import type { Condition, LiveState } from "../live-state";
import { componentText, liveText } from "../live-text";
import { addressText, lineText, unreadText } from "../place-text";
import { verdictClauses } from "../reason";
import type {
  AcknowledgedFinding,
  Answer,
  EndpointReview,
  Review,
  ReviewedFinding,
  Verdict,
  WakePath,
} from "../review";
import { common, type SameFindings, sameFindings } from "../same-findings";
import { filled, WIDTH, wrapped, wrappedCommand } from "./wrapped";

/** For people: endpoint by endpoint, the verdict first. */
export function renderText(review: Review, options: RenderOptions): string {
  const text = new TextReview(options);
  const blocks = [
    ...(review.limits.length === 0 ? [] : [review.limits.flatMap((limit) => text.lines(limitText(limit), ""))]),
    ...review.endpoints.map((endpoint) => text.endpoint(endpoint)),
    ...section("Elsewhere", text.findings(review.elsewhere, "what is elsewhere")),
    ...section(
      "Not read",
      review.notLookedInto.flatMap((unread) => text.lines(`${unread.type} ${unreadText(unread)}`)),
    ),
    ...review.nothingIn.map((file) => text.lines(nothingText(file), "")),
    ...review.noEndpointIn.map((file) => text.lines(noEndpointText(file), "")),
    [...text.lines(countsText(countsOf(review), isIncomplete(review)), ""), ...text.incomplete(review)],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const section = (title: string, items: readonly string[]): string[][] =>
  items.length === 0 ? [] : [[title, ...items]];

/** The indentation of the texts of a finding. */
const INDENT = "    ";
const HANGING = "        ";

class TextReview {
  private readonly colours;
  private readonly width: number;
  /** Where a text was already shown, by the text. */
  private readonly told = new Map<string, string>();

  constructor(private readonly options: RenderOptions) {
    this.colours = createColors(options.colour);
    this.width = options.width ?? WIDTH;
  }

  endpoint({ name, place, verdict, live, wakePaths, findings, acknowledged }: EndpointReview): string[] {
    const { bold, dim } = this.colours;
    const where = [addressText(place), lineText(place, this.options.cwd) ?? place.file].join(" · ");
    return [
      ...wrapped(`${bold(printable(name))}: ${this.verdict(verdict)}`, { first: "", next: INDENT, width: this.width }),
      ...this.lines(where).map(dim),
      ...(live === undefined ? [] : this.live(live)),
      ...verdict.remarks.flatMap((remark) => this.lines(remark)),
      ...wakePaths.flatMap((path) => this.wakePath(path, wakePaths.length > 1)),
      ...this.findings(findings, name),
      ...acknowledged.flatMap((finding) => this.acknowledged(finding)),
    ];
  }

  /** A warning that an incomplete review is not a pass. */
  incomplete(review: Review): string[] {
    const line = incompleteText(review, fails(review, this.options.failOn));
    return line === undefined ? [] : this.lines(line, "").map(this.colours.yellow);
  }

  /** A text that can contain text from a file. */
  lines(text: string, first = "  "): string[] {
    // Deeper than a finding: text from a file must not look like a finding.
    return wrapped(printable(text), { first, next: `${first.padEnd(2)}  `, width: this.width });
  }

  /** Lines break at the arrows. */
  private wakePath(path: WakePath, several: boolean): string[] {
    const of = several ? ` of ${printable(path.of)}` : "";
    const [start = "", ...others] = linkTexts(path, this.colours.red);
    return filled([start, ...others.map((link) => `-> ${link}`)], {
      first: `  wake path${of}: `,
      next: HANGING,
      width: this.width,
    });
  }

  private live(live: LiveState): string[] {
    const text = printable(liveText(live).slice(live.condition.length));
    const now = wrapped(`now ${this.condition(live.condition)}${text}`, {
      first: "  ",
      next: INDENT,
      width: this.width,
    });
    return [
      ...now,
      ...live.components.flatMap((component) => this.lines(componentText(component), INDENT)),
      ...live.awaited.flatMap((what) => this.lines(`not ready yet: ${what}`, INDENT)),
    ];
  }

  private condition(condition: Condition): string {
    const { green, red, yellow } = this.colours;
    return { asleep: green, awake: green, changing: yellow, failed: red }[condition](condition);
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
    const before = this.told.get(text);
    if (before === undefined) {
      this.told.set(text, of);
    }
    return before;
  }

  private at({ place }: ReviewedFinding): string {
    const line = lineText(place, this.options.cwd);
    return [addressText(place), ...(line === undefined ? [] : [line])].join(" · ");
  }

  private labelled(label: string, text: string): string[] {
    const first = `${INDENT}${this.colours.dim(label.padEnd(3))} `;
    return wrapped(printable(text), { first, next: HANGING, width: this.width });
  }

  private fix({ label, text }: FixLine, indent: string): string[] {
    const lines = {
      first: `${indent}${this.colours.dim(label.padEnd(3))} `,
      next: `${indent}    `,
      width: this.width,
    };
    return label === "run" ? wrappedCommand(printable(text), lines) : wrapped(printable(text), lines);
  }

  private acknowledged({ id, slug, what, place, reason }: AcknowledgedFinding): string[] {
    return [
      ...this.lines(`acknowledged ${id} ${slug}: ${what}`),
      ...this.lines(`at  ${addressText(place)}`, INDENT),
      ...this.lines(`because ${reason}`, INDENT),
    ].map(this.colours.dim);
  }

  /** Each clause in the colour of its answer. */
  private verdict(verdict: Verdict): string {
    const answers = [verdict.sleeps, verdict.wakes];
    return verdictClauses(verdict)
      .map((clause, index) => this.answer(answers[index] ?? "unknown", printable(clause)))
      .join(", ");
  }

  private answer(answer: Answer, text: string): string {
    const { green, red, yellow } = this.colours;
    return { yes: green, no: red, unknown: yellow }[answer](text);
  }

  /** `error`, or `2 errors`. */
  private severity(severity: Severity, count?: number): string {
    const { red, yellow, blue } = this.colours;
    const text = count === undefined ? severity : plural(count, severity);
    return { error: red, warning: yellow, note: blue }[severity](text);
  }
}
