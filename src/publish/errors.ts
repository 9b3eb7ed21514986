import { ScaleToZeroError } from "../errors";
import { printable } from "../printable";

/** What is published lacks a value, or has one that cannot be used. Exit code 2. */
export class PublishError extends ScaleToZeroError {}

export const noToken = (forge: "github" | "gitlab"): PublishError =>
  new PublishError(
    forge === "github"
      ? "--post github: there is no token. Set GITHUB_TOKEN: in a workflow, `env: GITHUB_TOKEN: ${{ github.token }}` with `permissions: pull-requests: write`"
      : "--post gitlab: there is no token. Set SCALE_TO_ZERO_GITLAB_TOKEN or GITLAB_TOKEN to a project access token with the scope api. CI_JOB_TOKEN cannot write notes",
  );

export const noRepository = (forge: "github" | "gitlab"): PublishError =>
  new PublishError(
    forge === "github"
      ? "--post github: the repository is unknown. Set --repository OWNER/NAME or GITHUB_REPOSITORY"
      : "--post gitlab: the project is unknown. Set --repository to the ID or the path of the project, or run in a GitLab pipeline, which sets CI_PROJECT_ID",
  );

/** @param source option or variable, as for all of these */
export const badRepository = (source: string, given: string): PublishError =>
  new PublishError(`${source} ${quoted(given)}: is not a repository of GitHub; write it as OWNER/NAME`);

export const noPullRequest = (forge: "github" | "gitlab"): PublishError =>
  new PublishError(
    forge === "github"
      ? "--post github: the pull request is unknown. Set --pull-request NUMBER, or run on pull_request, issue_comment or workflow_run. --post github-step publishes without a comment"
      : "--post gitlab: the merge request is unknown. Set --pull-request NUMBER, or run in a merge request pipeline, which sets CI_MERGE_REQUEST_IID",
  );

export const badPullRequest = (source: string, given: string): PublishError =>
  new PublishError(`${source} ${quoted(given)}: is not the number of a pull request`);

/** An address can contain a password. */
export const badAddress = (variable: string, given: string, problem: string): PublishError =>
  new PublishError(`${variable} is ${quoted(given.replace(/[^/]*@/g, "***@"))}: ${problem}`);

export const badToken = (variable: string): PublishError =>
  new PublishError(`${variable} is not a token: it contains spaces, line breaks or other characters that no token has`);

export const badEvent = (file: string, problem: string): PublishError =>
  new PublishError(
    `GITHUB_EVENT_PATH is ${quoted(file)}: ${problem}. Set --pull-request NUMBER to publish without the event`,
  );

export const badStack = (given: string): PublishError =>
  new PublishError(
    `the stack of the comment is ${quoted(given)}: it may have 1 to 100 letters, digits and hyphens only`,
  );

export const refusedToken = (forge: string, variables: string): PublishError =>
  new PublishError(`${forge} refuses the token (401). Set ${variables} to a token that is valid`);

export const notWritable = (variable: string, cause: unknown): PublishError =>
  new PublishError(`${variable}: the file cannot be written (${codeOf(cause)})`, { cause });

const quoted = (text: string): string => JSON.stringify(printable(text));

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown reason";
