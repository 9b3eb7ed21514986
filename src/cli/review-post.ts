import { createHash } from "node:crypto";
import { packageVersion } from "../package-info";
import type { Annotation, Destination, ReviewPost } from "../publish";
import type { ChangeReview } from "../review/change/change-review";
import { effectText } from "../review/change/render/effect-text";
import { effectRule, placedEffects, unmetBudgets } from "../review/change/render/own-results";
import { renderChange } from "../review/change/render/render";
import { fromHere } from "../review/place-text";
import type { Place } from "../review/review";
import { repositoryRoot } from "./ci";
import type { Io } from "./io";

/** What is published of a review: the Markdown, errors with their lines, and numbers for later steps. */
export function reviewPost(
  review: ChangeReview,
  { destination, link: given }: { readonly destination?: Destination | undefined; readonly link?: string | undefined },
  io: Pick<Io, "cwd" | "env">,
): ReviewPost {
  const link = given ?? (destination === undefined ? undefined : checksOf(destination, io.env));
  const root = repositoryRoot(io);
  return {
    stack: commentName(review.stack),
    markdown: renderChange(review, "markdown", {
      colour: false,
      cwd: root,
      version: packageVersion(),
      ...(link !== undefined && { link }),
    }),
    isEmpty: review.isEmpty && unmetBudgets(review).length === 0,
    annotations: errorsOf(review, root),
    outputs: outputsOf(review),
  };
}

const MOST_NAME = 80;

/** A name for the marker of a comment. One that has to be changed ends in a hash, so that two names stay two. */
export function commentName(stack: string): string {
  const name = stack
    .replace(/[^\p{L}\p{N}-]+/gu, "-")
    .slice(0, MOST_NAME)
    .replace(/[\uD800-\uDBFF]$/, "");
  return name === stack ? name : `${name}-${createHash("sha256").update(stack).digest("hex").slice(0, 8)}`;
}

/** The checks of the pull request. The address of a run would change the comment with each run. */
function checksOf(destination: Destination, env: Io["env"]): string | undefined {
  if (destination.kind === "github") {
    const { owner, name, pullRequest } = destination.target;
    const server = env.GITHUB_SERVER_URL ?? "https://github.com";
    return typeof pullRequest === "number" ? `${server}/${owner}/${name}/pull/${pullRequest}/checks` : undefined;
  }
  if (destination.kind === "gitlab") {
    const { webUrl, mergeRequest } = destination.target;
    return webUrl === undefined ? undefined : `${webUrl}/-/merge_requests/${mergeRequest}/pipelines`;
  }
  return undefined;
}

/** New errors first: they are what the change can fix. */
function errorsOf(review: ChangeReview, root: string): readonly Annotation[] {
  const annotation = (place: Place, title: string, message: string): Annotation => ({
    level: "error",
    file: fromHere(place.sourceLine?.file ?? place.file, root),
    line: Math.max(1, Math.trunc(place.sourceLine?.line ?? 1)),
    title,
    message,
  });
  const errors = [...review.findings.new, ...review.findings.unchanged].filter(({ severity }) => severity === "error");
  const all = [
    ...errors.map(({ place, id, slug, what }) => annotation(place, `${id} ${slug}`, what)),
    ...placedEffects(review)
      .filter(({ effect }) => effect.severity === "error")
      .map(({ effect, place }) => annotation(place, effectRule(effect), effectText(effect))),
    ...unmetBudgets(review).map(({ budget, place }) => annotation(place, budget.option, budget.text)),
  ];
  return all;
}

function outputsOf({
  judgement,
  sentence,
  isEmpty,
  findings,
  budgets,
  monthlyCost,
}: ChangeReview): ReviewPost["outputs"] {
  const count = (severity: string): string => String(findings.new.filter((one) => one.severity === severity).length);
  return {
    verdict: judgement,
    sentence,
    empty: String(isEmpty),
    "new-errors": count("error"),
    "new-warnings": count("warning"),
    "new-notes": count("note"),
    fixed: String(findings.fixed.length),
    unchanged: String(findings.unchanged.length),
    acknowledged: String(findings.acknowledged.length),
    "budgets-exceeded": String(budgets.filter(({ isMet }) => !isMet).length),
    "monthly-cost-before": monthlyCost.before?.typical.toFixed(2) ?? "",
    "monthly-cost-after": monthlyCost.after?.typical.toFixed(2) ?? "",
  };
}
