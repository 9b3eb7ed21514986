import { createColors } from "picocolors";
import { printable } from "../../printable";
import type { Severity } from "../../rules/rule";
import { nothingText } from "../about-sagemaker";
import { countsOf, countsText } from "../counts";
import type { RenderOptions } from "../format";
import { limitText } from "../limit-text";
import { wakePathText } from "../link-text";
import type { Condition, LiveState } from "../live-state";
import { componentText, liveText } from "../live-text";
import { addressText, lineText } from "../place-text";
import type { AcknowledgedFinding, Answer, EndpointReview, Review, ReviewedFinding, Verdict } from "../review";

/** For people: endpoint by endpoint, the verdict first. */
export function renderText(review: Review, options: RenderOptions): string {
  const text = new TextReview(options);
  const blocks = [
    ...(review.limits.length === 0 ? [] : [review.limits.map((limit) => printable(limitText(limit)))]),
    ...review.endpoints.map((endpoint) => text.endpoint(endpoint)),
    ...section(
      "Elsewhere",
      review.elsewhere.map((finding) => text.finding(finding)),
    ),
    ...section(
      "Not looked into",
      review.notLookedInto.map(({ type, place }) => [`  ${printable(`${type} ${addressText(place)}`)}`]),
    ),
    ...review.nothingIn.map((file) => [printable(nothingText(file))]),
    [countsText(countsOf(review))],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const section = (title: string, items: readonly (readonly string[])[]): string[][] =>
  items.length === 0 ? [] : [[title, ...items.flat()]];

class TextReview {
  private readonly colours;

  constructor(private readonly options: RenderOptions) {
    this.colours = createColors(options.colour);
  }

  endpoint({ name, place, verdict, live, wakePaths, findings, acknowledged }: EndpointReview): string[] {
    const { bold, dim, red } = this.colours;
    const several = wakePaths.length > 1;
    return [
      `${bold(printable(name))}: ${this.verdict(verdict)}`,
      `  ${dim(printable([addressText(place), lineText(place, this.options.cwd) ?? place.file].join(" · ")))}`,
      ...(live === undefined ? [] : this.live(live)),
      ...verdict.remarks.map((remark) => `  ${printable(remark)}`),
      ...wakePaths.map(
        (path) => `  wake path${several ? ` of ${printable(path.of)}` : ""}: ${wakePathText(path, red)}`,
      ),
      ...findings.flatMap((finding) => this.finding(finding)),
      ...acknowledged.flatMap((finding) => this.acknowledged(finding)),
    ];
  }

  private live(live: LiveState): string[] {
    return [
      `  now ${this.condition(live.condition)}${printable(liveText(live).slice(live.condition.length))}`,
      ...live.components.map((component) => `    ${printable(componentText(component))}`),
      ...live.awaited.map((what) => `    still awaited: ${printable(what)}`),
    ];
  }

  private condition(condition: Condition): string {
    const { green, red, yellow } = this.colours;
    return { asleep: green, awake: green, changing: yellow, failed: red }[condition](condition);
  }

  finding(finding: ReviewedFinding): string[] {
    const { dim } = this.colours;
    const { id, slug, severity, what, why, fix, source, place } = finding;
    const line = lineText(place, this.options.cwd);
    return [
      `  ${this.severity(severity)} ${id} ${slug}: ${printable(what)}`,
      `    ${dim("at")}  ${printable([addressText(place), ...(line === undefined ? [] : [line])].join(" · "))}`,
      `    ${dim("why")} ${printable(why)}`,
      `    ${dim("fix")} ${printable(fix.hcl)}`,
      ...(fix.typescript === undefined ? [] : [`    ${dim("fix in TypeScript")} ${printable(fix.typescript)}`]),
      `    ${dim("see")} ${source}`,
    ];
  }

  private acknowledged({ id, slug, what, place, reason }: AcknowledgedFinding): string[] {
    return [
      this.colours.dim(`  acknowledged ${id} ${slug}: ${printable(what)}`),
      this.colours.dim(`    at  ${printable(addressText(place))}`),
      this.colours.dim(`    because ${printable(reason)}`),
    ];
  }

  private verdict({ sleeps, wakes }: Verdict): string {
    return `sleeps: ${this.answer(sleeps)}, wakes: ${this.answer(wakes)}`;
  }

  private answer(answer: Answer): string {
    const { green, red, yellow } = this.colours;
    return { yes: green, no: red, unknown: yellow }[answer](answer);
  }

  private severity(severity: Severity): string {
    const { red, yellow, blue } = this.colours;
    return { error: red, warning: yellow, note: blue }[severity](severity);
  }
}
