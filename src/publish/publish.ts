import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock";
import { type Env, given, type TargetOptions } from "./environment";
import { notWritable } from "./errors";
import { annotationLines } from "./github/annotations";
import { GithubApi } from "./github/github-api";
import { GithubComments } from "./github/github-comments";
import { type GithubTarget, githubTarget } from "./github/github-target";
import { appendOutputs } from "./github/step-outputs";
import { appendSummary } from "./github/step-summary";
import { GitlabNotes } from "./gitlab/gitlab-notes";
import { type GitlabTarget, gitlabTarget } from "./gitlab/gitlab-target";
import { ForgeProblem, isNotAllowed } from "./http/forge-problem";
import { checkStack } from "./marker";
import type { Published, ReviewPost } from "./review-post";
import { type Comments, publishComment } from "./sticky-comment";

/** Where a review can be published. `github-step`: summary, annotations and outputs of a step, without a comment. */
export const DESTINATIONS = ["github", "gitlab", "github-step"] as const;

export type DestinationName = (typeof DESTINATIONS)[number];

/** Where a review is published, with what the requests require. */
export type Destination =
  | { readonly kind: "github"; readonly target: GithubTarget }
  | { readonly kind: "gitlab"; readonly target: GitlabTarget }
  | { readonly kind: "github-step" }
  /** A run of a fork, which gets no secrets: there is no token, and that is no fault of the run. */
  | { readonly kind: "fork"; readonly forge: "github" | "gitlab" };

/**
 * Reads where to publish, before the work of a review.
 * @throws PublishError that says what to set
 */
export function destinationOf(name: DestinationName, options: TargetOptions, env: Env): Destination {
  switch (name) {
    case "github": {
      const target = githubTarget(options, env);
      return target === undefined ? { kind: "fork", forge: name } : { kind: name, target };
    }
    case "gitlab": {
      const target = gitlabTarget(options, env);
      return target === undefined ? { kind: "fork", forge: name } : { kind: name, target };
    }
    case "github-step":
      return { kind: name };
  }
}

/** What publishing uses from outside. */
export interface PublishWorld {
  readonly env: Env;
  readonly clock: Clock;
  /** Writes one line to the log of the step. Commands in it must reach the runner as they are. */
  readonly writeCommand: (line: string) => void;
  /** Time of one attempt of a request. @default 15 s */
  readonly attemptMs?: number;
}

/**
 * Publishes a review. The step comes first: it also has the review where the token may not write comments.
 * @throws PublishError for a token that the forge does not know, and for files of the step that cannot be written
 */
export async function publish(post: ReviewPost, destination: Destination, world: PublishWorld): Promise<Published> {
  checkStack(post.stack);
  if (destination.kind !== "gitlab") {
    publishStep(post, world);
  }
  try {
    const comments = await commentsOf(destination, world);
    return comments === undefined ? withoutComment(destination) : await publishComment(post, comments, world.clock);
  } catch (error) {
    if (error instanceof ForgeProblem) {
      return unpublished(error);
    }
    throw error;
  }
}

/** Loads the client of a forge only now. */
async function commentsOf(destination: Destination, { clock, attemptMs }: PublishWorld): Promise<Comments | undefined> {
  switch (destination.kind) {
    case "github": {
      const { target } = destination;
      return await GithubComments.of(target, new GithubApi(target, clock, attemptMs));
    }
    case "gitlab":
      return new GitlabNotes(destination.target, clock, attemptMs);
    case "github-step":
    case "fork":
      return undefined;
  }
}

function withoutComment(destination: Destination): Published {
  switch (destination.kind) {
    case "fork":
      return { result: "not allowed", text: `The comment was not written. ${FORK[destination.forge]}` };
    case "github-step":
      return { result: "nothing to do", text: "No comment is requested" };
    default:
      return {
        result: "nothing to do",
        text: "The commit of this workflow is not the newest one of an open pull request",
      };
  }
}

const FORK = {
  github: "This pull request comes from a fork, whose workflows get no secrets: GITHUB_TOKEN is empty",
  gitlab:
    "This merge request comes from a fork, whose pipelines get no variables of the project. A member of the project can run a pipeline for it",
} as const;

const unpublished = (problem: ForgeProblem): Published =>
  isNotAllowed(problem)
    ? {
        result: "not allowed",
        text: `The comment was not written, because the token may not write it. ${problem.message}`,
      }
    : { result: "failed", text: `The comment was not written. ${problem.message}` };

/** Summary, annotations and outputs, where a runner of GitHub Actions has files for them. */
function publishStep({ stack, markdown, annotations, outputs }: ReviewPost, { env, writeCommand }: PublishWorld): void {
  const summary = given(env.GITHUB_STEP_SUMMARY);
  if (summary !== undefined) {
    appendSummary(summary, markdown);
  }
  if (env.GITHUB_ACTIONS === "true") {
    for (const line of annotationLines(annotations)) {
      writeCommand(line);
    }
  }
  const file = given(env.GITHUB_OUTPUT);
  if (file !== undefined) {
    appendOutputs(file, { ...outputs, ...markdownFile(stack, markdown, env) });
  }
}

/** The review as a file, for later steps: an artifact, or another comment. */
function markdownFile(stack: string, markdown: string, env: Env): Readonly<Record<string, string>> {
  const folder = given(env.RUNNER_TEMP);
  if (folder === undefined) {
    return {};
  }
  const file = join(folder, `scale-to-zero-review-${fileName(stack)}.md`);
  try {
    writeFileSync(file, markdown);
  } catch (error) {
    throw notWritable("RUNNER_TEMP", error);
  }
  return { "markdown-path": file };
}

/** Linux takes names of 255 bytes, which are fewer letters in most languages than a stack may have. */
const fileName = (stack: string): string =>
  Buffer.byteLength(stack) > MOST_NAME_BYTES ? createHash("sha256").update(stack).digest("hex") : stack;

const MOST_NAME_BYTES = 200;
