import { logSafe } from "../../../../log-safe";
import { clipped } from "../../../../printable";
import { plural } from "../../../../rules/plural";
import { limitText } from "../../../limit-text";
import { unreadText } from "../../../place-text";
import { code, link, prose } from "../../../render/markdown-text";
import type { ChangeReview, EndpointChange } from "../../change-review";
import type { ChangeRenderOptions } from "../formats";
import {
  hasOwnVerdict,
  isOneLine,
  NO_CHANGE,
  pricesDay,
  remainsText,
  severitiesText,
  sourceText,
  strayChanges,
  trafficText,
} from "../headings";
import { changesPart } from "./changes";
import { applyPart, budgetsPart } from "./effects";
import { endpointParts, LONGEST_NAME, verdictText } from "./endpoint";
import { FindingParts } from "./findings";
import { fitted } from "./fitted";
import { foldPart, type Part, RANK, rowsOf } from "./part";

/** GitHub takes comments of at most 65,536 characters. The rest is for a marker and for what a pipeline adds. */
export const MOST_CHARACTERS = 60_000;

const LONGEST = 400;
const MOST_SOURCES = 5;

/** For a comment on a pull request: the verdicts first, and never longer than a comment can be. */
export function changeMarkdown(review: ChangeReview, options: ChangeRenderOptions): string {
  if (isOneLine(review)) {
    return `${oneLine(review)}\n`;
  }
  const title = logSafe(`## Scale to zero${stackText(review)}: ${verdictOf(review)}`);
  const footer = logSafe(footerText(review, options));
  const room = MOST_CHARACTERS - title.length - footer.length - MOST_NOTE;
  const { blocks, leftOut } = fitted(partsOf(review, options), room);
  const note = leftOut.size === 0 ? [] : [logSafe(leftOutText(leftOut, options))];
  return `${[title, ...blocks, ...note, footer].join("\n\n")}\n`;
}

/** Nothing changes: one line, with what is wrong already. */
function oneLine(review: ChangeReview): string {
  const limits = review.limits.slice(0, MOST_SOURCES).map((limit) => prose(clipped(limitText(limit), LONGEST)));
  const more = review.limits.length - limits.length;
  const all = [...limits, ...(more > 0 ? [`${more} more`] : [])];
  const details = all.length === 0 ? "" : `. Limits: ${all.join("; ")}`;
  return `**Scale to zero${stackText(review)}:** ${NO_CHANGE} (${remainsText(review)})${details}`;
}

/** Of the only endpoint if there is one: it has no second heading. */
function verdictOf(review: ChangeReview): string {
  const [only] = review.endpoints;
  return only !== undefined && hasOwnVerdict(review) ? verdictText(only) : prose(clipped(review.sentence, 2 * LONGEST));
}

const stackText = ({ stack }: ChangeReview): string =>
  stack === "default" ? "" : ` (${code(clipped(stack, LONGEST_NAME))})`;

function partsOf(review: ChangeReview, { cwd }: ChangeRenderOptions): readonly Part[] {
  const { limits, budgets, endpoints, apply, elsewhere, notLookedInto } = review;
  const findings = new FindingParts(cwd);
  const changed = endpoints.filter(({ change }) => change !== "unchanged");
  const unchanged = endpoints.filter(({ change }) => change === "unchanged");
  const ofNone: readonly Part[] = [
    applyPart(apply, undefined),
    ...findings.of(elsewhere),
    changesPart(strayChanges(review), "Other changes"),
  ];
  return [
    {
      of: "limit",
      rows: rowsOf(
        limits.map((limit) => prose(clipped(limitText(limit), LONGEST))),
        RANK.verdict,
      ),
      joiner: "\n\n",
      more: (count) => count,
    },
    budgetsPart(budgets),
    ...changed.flatMap((endpoint) => endpointParts(endpoint, findings, cwd, hasOwnVerdict(review))),
    ...(changed.length > 0 && ofNone.some(({ rows }) => rows.length > 0) ? [elsewhereHeading(ofNone)] : []),
    ...ofNone,
    foldPart(
      "unchanged endpoint",
      `${plural(unchanged.length, "endpoint")} unchanged`,
      rowsOf(unchanged.map(unchangedText), RANK.details),
      { joiner: ", ", more: (count) => count },
    ),
    foldPart(
      "resource that was not read",
      "Not read",
      rowsOf(
        notLookedInto.map(
          (unread) => `- ${code(clipped(unread.type, LONGEST_NAME))} ${code(clipped(unreadText(unread), LONGEST))}`,
        ),
        RANK.details,
      ),
    ),
  ];
}

/** As important as the most important of what is below it. */
function elsewhereHeading(parts: readonly Part[]): Part {
  const ranks = parts.flatMap(({ rows }) => rows.map(({ rank }) => rank));
  const [first = RANK.details] = ranks.sort((left, right) => left - right);
  return { of: "", rows: rowsOf(["### Elsewhere"], first) };
}

function unchangedText({ name, findings }: EndpointChange): string {
  const open = severitiesText(findings.unchanged);
  return `${code(clipped(name, LONGEST_NAME))}${open === "" ? "" : ` (${open})`}`;
}

/** Characters that the sentence on what was left out can have, with its link. */
const MOST_NOTE = 3000;
const LONGEST_LINK = 1000;

function leftOutText(leftOut: ReadonlyMap<string, number>, { link: address }: ChangeRenderOptions): string {
  const all = [...leftOut].map(([of, count]) => plural(count, of, PLURALS.get(of)));
  const report = reportLink("full report", address);
  const where = report === undefined ? "The formats text and json have everything." : `Everything is in the ${report}.`;
  return `**Left out, because a comment has at most ${MOST_CHARACTERS.toLocaleString("en-US")} characters:** ${all.join(", ")}. ${where}`;
}

/** Its length is known only as it is written: an address can become nine times as long. */
function reportLink(text: string, address: string | undefined): string | undefined {
  const shown = address === undefined || address.length > LONGEST_LINK ? undefined : link(text, address);
  return shown === undefined || shown.length > LONGEST_LINK ? undefined : shown;
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ["equal line of the comparison", "equal lines of comparisons"],
  ["effect of the apply", "effects of the apply"],
  ["line of the comparison", "lines of comparisons"],
  ["reference to a finding", "references to findings"],
  ["resource that was not read", "resources that were not read"],
]);

function footerText(review: ChangeReview, options: ChangeRenderOptions): string {
  const { traffic, sources } = review;
  const shown = sources
    .slice(0, MOST_SOURCES)
    .map((source) => code(clipped(sourceText(source, options.cwd), LONGEST_NAME)));
  const more = sources.length - shown.length;
  const day = pricesDay(review, options);
  const report = reportLink("Full report", options.link);
  const all = [
    `Compared: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ")}`,
    prose(clipped(trafficText(traffic), LONGEST_NAME)),
    ...(day === undefined ? [] : [`prices of ${plainIf(/^\d{4}-\d\d-\d\d$/, day)}`]),
    `scale-to-zero ${plainIf(/^\d{1,6}(?:\.\d{1,6}){2}$/, options.version)}`,
    ...(report === undefined ? [] : [report]),
  ];
  return `<sub>${all.join(" · ")}</sub>`;
}

/** A date or a version refers to nothing. */
const plainIf = (pattern: RegExp, text: string): string =>
  pattern.test(text) ? text : prose(clipped(text, LONGEST_NAME));
