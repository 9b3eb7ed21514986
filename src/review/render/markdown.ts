import { noEndpointText, nothingText } from "../about-sagemaker";
import { countsOf, countsText } from "../counts";
import { fails } from "../fail-on";
import type { RenderOptions } from "../format";
import { failOnUnknown, incompleteClause, isIncomplete } from "../incomplete";
import { limitText } from "../limit-text";
import { wakePathText } from "../link-text";
import { componentText, liveText } from "../live-text";
import { addressText, unreadText } from "../place-text";
import { bothClauses } from "../reason";
import type { AcknowledgedFinding, EndpointReview, Review } from "../review";
import { findingRows } from "./finding-rows";
import { fold, table } from "./markdown-blocks";
import { code, prose, words } from "./markdown-text";

/** For a comment on a pull request: verdicts and findings above the fold, wake paths below. */
export function renderMarkdown(review: Review, { cwd, failOn }: RenderOptions): string {
  const { limits, endpoints, findings, acknowledged, notLookedInto, nothingIn, noEndpointIn } = review;
  const blocks = [
    `## Scale to zero: ${countsText(countsOf(review), isIncomplete(review))}`,
    incompleteBlock(incompleteClause(review), fails(review, failOn)),
    limits.map((limit) => prose(limitText(limit))).join("\n\n"),
    [...nothingIn.map(nothingText), ...noEndpointIn.map(noEndpointText)].map(prose).join("\n\n"),
    table(["endpoint", "sleeps", "wakes", ""], endpoints.map(verdictRow)),
    table(["endpoint", "now", "components"], endpoints.flatMap(liveRow)),
    table(["rule", "where", "what", "fix"], findingRows(findings, cwd)),
    fold("Wake paths", endpoints.flatMap(pathItems)),
    fold("Acknowledged", acknowledged.map(acknowledgedItem)),
    fold(
      "Not read",
      notLookedInto.map((unread) => `- ${code(unread.type)} ${code(unreadText(unread))}`),
    ),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function incompleteBlock(clause: string | undefined, isFailure: boolean): string {
  const advice = isFailure ? "" : `. ${failOnUnknown(code)}`;
  return clause === undefined ? "" : `❔ ${prose(clause)}${advice}`;
}

const SIGN = { yes: "✅", no: "❌", unknown: "❔" } as const;

function verdictRow({ name, verdict }: EndpointReview): string[] {
  const [sleeps, wakes] = bothClauses(verdict);
  return [
    code(name),
    `${SIGN[verdict.sleeps]} ${prose(sleeps)}`,
    `${SIGN[verdict.wakes]} ${prose(wakes)}`,
    verdict.remarks.map(prose).join("; "),
  ];
}

const CONDITION = {
  asleep: "💤",
  awake: "✅",
  changing: "⏳",
  failed: "❌",
  starting: "⏳",
  "falling asleep": "⏳",
  drought: "❌",
  quota: "❌",
} as const;

function liveRow({ name, live }: EndpointReview): string[][] {
  if (live === undefined) {
    return [];
  }
  const awaited = live.awaited.map((what) => `not ready yet: ${what}`);
  const components = [...live.components.map(componentText), ...awaited].map(prose).join("<br>");
  return [[code(name), `${CONDITION[live.condition]} ${prose(liveText(live))}`, components]];
}

const pathItems = ({ name, wakePaths }: EndpointReview): string[] =>
  wakePaths.map((path) => `- ${code(name)} ${code(path.of)}: ${code(wakePathText(path))}`);

const acknowledgedItem = ({ id, slug, place, what, reason }: AcknowledgedFinding): string =>
  `- ${words(`${id} ${slug}`)} on ${code(addressText(place))}: ${prose(what)}. Because: ${prose(reason)}`;
