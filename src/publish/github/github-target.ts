import { readFileSync } from "node:fs";
import { addressIn, type Env, given, numberIn, type TargetOptions } from "../environment";
import { badEvent, badRepository, noPullRequest, noRepository, noToken } from "../errors";

/** Where to find a pull request whose number the event does not have. */
export interface Head {
  /** `OWNER:BRANCH` */
  readonly label: string;
  readonly sha: string;
}

/** A pull request, and the way to it. */
export interface GithubTarget {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly owner: string;
  readonly name: string;
  readonly token: string;
  /** `Head` for a workflow_run of a fork: its event names the branch only. */
  readonly pullRequest: number | Head;
}

/**
 * The pull request of a workflow.
 * @throws PublishError that says what to set
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubTarget(options: TargetOptions, env: Env): GithubTarget {
  const apiUrl = addressIn(env, "GITHUB_API_URL", "https://api.github.com");
  const token = given(env.GITHUB_TOKEN) ?? given(env.GH_TOKEN);
  if (token === undefined) {
    throw noToken("github");
  }
  const repository = given(options.repository) ?? given(env.GITHUB_REPOSITORY);
  if (repository === undefined) {
    throw noRepository("github");
  }
  const [, owner, name] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(repository) ?? [];
  if (owner === undefined || name === undefined) {
    throw badRepository(repository);
  }
  return {
    apiUrl,
    // GitHub Enterprise Server has both below /api.
    graphqlUrl: addressIn(env, "GITHUB_GRAPHQL_URL", `${apiUrl.replace(/\/v3$/, "")}/graphql`),
    owner,
    name,
    token,
    pullRequest: pullRequestOf(options.pullRequest, env),
  };
}

function pullRequestOf(option: string | undefined, env: Env): number | Head {
  const text = given(option);
  if (text !== undefined) {
    return numberIn(text);
  }
  const fromEvent = pullRequestOfEvent(env);
  if (fromEvent !== undefined) {
    return fromEvent;
  }
  const [, number] = /^refs\/pull\/(\d{1,15})\/(?:merge|head)$/.exec(env.GITHUB_REF ?? "") ?? [];
  if (number === undefined) {
    throw noPullRequest("github");
  }
  return numberIn(number);
}

function pullRequestOfEvent(env: Env): number | Head | undefined {
  const file = given(env.GITHUB_EVENT_PATH);
  if (file === undefined) {
    return undefined;
  }
  const event = eventIn(file);
  const { pull_request: own, issue, workflow_run: run } = event;
  if (isNumbered(own)) {
    return own.number;
  }
  // A comment on an issue is the same event without this member.
  if (isNumbered(issue) && isObject(issue.pull_request)) {
    return issue.number;
  }
  return isObject(run) ? pullRequestOfRun(run) : undefined;
}

/**
 * The pull request that a workflow ran for. GitHub lists none of a fork. Its branch and commit come from GitHub and not from
 * an artifact, in which a fork could name any pull request.
 */
function pullRequestOfRun(run: JsonObject): number | Head | undefined {
  const [first] = Array.isArray(run.pull_requests) ? run.pull_requests : [];
  if (isNumbered(first)) {
    return first.number;
  }
  const { head_branch: branch, head_sha: sha, head_repository: repository } = run;
  const owner = isObject(repository) && isObject(repository.owner) ? repository.owner.login : undefined;
  return typeof branch === "string" && typeof sha === "string" && typeof owner === "string"
    ? { label: `${owner}:${branch}`, sha }
    : undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null;

const isNumbered = (value: unknown): value is JsonObject & { readonly number: number } =>
  isObject(value) && Number.isSafeInteger(value.number);

function eventIn(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw badEvent(file, "the file cannot be read");
  }
  try {
    const event: unknown = JSON.parse(text);
    if (isObject(event)) {
      return event;
    }
  } catch {
    // Below, as for any other text.
  }
  throw badEvent(file, "is not a JSON object");
}
