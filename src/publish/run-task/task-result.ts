import { clipped, printable } from "../../printable";
import type { Annotation, ReviewPost } from "../review-post";

/** What a run task says about a run. */
export interface TaskReview {
  readonly post: Pick<ReviewPost, "markdown" | "annotations">;
  /** One sentence about the whole change. */
  readonly sentence: string;
  /** Whether the run must not go on, as far as the run task is mandatory. */
  readonly isFailed: boolean;
}

/*
 * The longest texts that HCP Terraform takes.
 * https://github.com/hashicorp/terraform-docs-common/tree/main/website/public/schema/run-tasks
 */
const MOST_MESSAGE = 1000;
const MOST_BODY = 10_000;
const MOST_OUTCOMES = 10;

interface Label {
  readonly label: string;
  readonly level: "none" | "info" | "warning" | "error";
}

/** The body of the callback, as JSON:API. */
export interface TaskResult {
  readonly data: {
    readonly type: "task-results";
    readonly attributes: { readonly status: "passed" | "failed"; readonly message: string };
    readonly relationships?: { readonly outcomes: { readonly data: readonly object[] } };
  };
}

export function taskResult({ post, sentence, isFailed }: TaskReview): TaskResult {
  const errors = post.annotations.filter(({ level }) => level === "error").slice(0, MOST_OUTCOMES - 1);
  const whole = outcome("review", sentence, {
    status: { label: isFailed ? "Failed" : "Passed", level: isFailed ? "error" : "none" },
    body: shortened(post.markdown),
  });
  return result(isFailed ? "failed" : "passed", sentence, [whole, ...errors.map(errorOutcome)]);
}

/** A result for a receiver that does not take outcomes. */
export const withoutOutcomes = ({ data: { type, attributes } }: TaskResult): TaskResult => ({
  data: { type, attributes },
});

/** The body of the callback for a run that could not be reviewed. */
export const failedTask = (message: string): TaskResult => result("failed", message, []);

const result = (status: "passed" | "failed", message: string, outcomes: readonly object[]): TaskResult => ({
  data: {
    type: "task-results",
    attributes: { status, message: short(message, MOST_MESSAGE) },
    ...(outcomes.length === 0 ? {} : { relationships: { outcomes: { data: outcomes } } }),
  },
});

const errorOutcome = ({ file, line, title, message }: Annotation): object =>
  outcome(title, message, { status: { label: "Error", level: "error" }, body: `\`${printable(file)}:${line}\`` });

const outcome = (id: string, description: string, { status, body }: { status: Label; body: string }): object => ({
  type: "task-result-outcomes",
  attributes: {
    "outcome-id": short(id, 64),
    description: short(description, MOST_MESSAGE),
    tags: { Status: [status] },
    body,
  },
});

/** HCP Terraform refuses an empty text. */
function short(text: string, most: number): string {
  const line = clipped(printable(text), most);
  return line === "" ? "-" : line;
}

const LEFT_OUT = "\n\n(The rest is left out: HCP Terraform shows at most 10,000 characters.)";

/** Whole lines: half of a table row or of a character would be shown as it is. */
function shortened(markdown: string): string {
  if (markdown.length <= MOST_BODY) {
    return markdown === "" ? "-" : markdown;
  }
  const start = markdown.slice(0, MOST_BODY - LEFT_OUT.length);
  return `${start.slice(0, Math.max(start.lastIndexOf("\n"), 0))}${LEFT_OUT}`;
}
