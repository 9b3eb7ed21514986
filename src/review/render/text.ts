import { printable } from "../../printable";
import type { EndpointCondition } from "../../topology/endpoint-condition";
import { noEndpointText, nothingText } from "../about-sagemaker";
import { countsOf, countsText } from "../counts";
import { fails } from "../fail-on";
import type { RenderOptions } from "../format";
import { incompleteText, isIncomplete } from "../incomplete";
import { limitText } from "../limit-text";
import type { LiveState } from "../live-state";
import { componentText, liveText } from "../live-text";
import { addressText, lineText, unreadText } from "../place-text";
import { verdictClauses } from "../reason";
import type { Answer, EndpointReview, Review, Verdict } from "../review";
import { INDENT, TextLines } from "./text-lines";
import { wrapped } from "./wrapped";

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

class TextReview extends TextLines {
  constructor(private readonly options: RenderOptions) {
    super(options);
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

  private condition(condition: EndpointCondition): string {
    const { green, red, yellow } = this.colours;
    const moving = { changing: yellow, starting: yellow, "falling asleep": yellow };
    return { asleep: green, awake: green, ...moving, failed: red, drought: red, quota: red }[condition](condition);
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
}
