import { readFileSync } from "node:fs";
import { addressIn, type Env, firstGiven, given, numberIn, type TargetOptions, tokenIn } from "../environment";
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
 * @returns `undefined` if there is no token because the workflow is one of a fork
 * @throws PublishError that says what to set
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubTarget(options: TargetOptions, env: Env): GithubTarget | undefined {
  const apiUrl = addressIn(env, "GITHUB_API_URL", "https://api.github.com");
  const token = tokenIn({ GITHUB_TOKEN: env.GITHUB_TOKEN, GH_TOKEN: env.GH_TOKEN });
  if (token === undefined) {
    if (isOfFork(env)) {
      return undefined;
    }
    throw noToken("github");
  }
  const repository = firstGiven({ "--repository": options.repository, GITHUB_REPOSITORY: env.GITHUB_REPOSITORY });
  if (repository === undefined) {
    throw noRepository("github");
  }
  const [, owner, name] = /^(?!\.\.?\/)([\w.-]{1,100})\/(?!\.\.?$)([\w.-]{1,100})$/.exec(repository.text) ?? [];
  if (owner === undefined || name === undefined) {
    throw badRepository(repository.source, repository.text);
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

/** @see https://docs.github.com/en/actions/reference/security/secure-use#workflows-from-forked-repositories */
function isOfFork(env: Env): boolean {
  const { pull_request: own } = eventOf(env) ?? {};
  const [head, base] = isObject(own) ? [own.head, own.base].map(repositoryOf) : [];
  // The repository of a fork that was deleted is null.
  return idOf(base) !== undefined && idOf(head) !== idOf(base);
}

function pullRequestOf(option: string | undefined, env: Env): number | Head {
  const text = given(option);
  if (text !== undefined) {
    return numberIn({ text, source: "--pull-request" });
  }
  const fromEvent = pullRequestOfEvent(env);
  if (fromEvent !== undefined) {
    return fromEvent;
  }
  const [, number] = /^refs\/pull\/(\d{1,15})\/(?:merge|head)$/.exec(env.GITHUB_REF ?? "") ?? [];
  if (number === undefined) {
    throw noPullRequest("github");
  }
  return numberIn({ text: number, source: "GITHUB_REF" });
}

function pullRequestOfEvent(env: Env): number | Head | undefined {
  const event = eventOf(env);
  if (event === undefined) {
    return undefined;
  }
  const { pull_request: own, issue, workflow_run: run } = event;
  if (isNumbered(own)) {
    return own.number;
  }
  // A comment on an issue is the same event without this member.
  if (isNumbered(issue) && isObject(issue.pull_request)) {
    return issue.number;
  }
  return isObject(run) ? pullRequestOfRun(run, event.repository) : undefined;
}

/**
 * The pull request that a workflow ran for. GitHub lists none of a fork. Its branch and commit come from GitHub and not from
 * an artifact, in which a fork could name any pull request. It lists all pull requests with the commit, also those that
 * this repository has opened in another one.
 */
function pullRequestOfRun(run: JsonObject, repository: unknown): number | Head | undefined {
  const listed: readonly unknown[] = Array.isArray(run.pull_requests) ? run.pull_requests : [];
  const own = listed.filter(isNumbered).find(({ base }) => idOf(repositoryOf(base)) === idOf(repository));
  if (own !== undefined) {
    return own.number;
  }
  const { head_branch: branch, head_sha: sha, head_repository: head } = run;
  const owner = isObject(head) && isObject(head.owner) ? head.owner.login : undefined;
  return typeof branch === "string" && typeof sha === "string" && typeof owner === "string"
    ? { label: `${owner}:${branch}`, sha }
    : undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null;

const isNumbered = (value: unknown): value is JsonObject & { readonly number: number } =>
  isObject(value) && Number.isSafeInteger(value.number) && Number(value.number) > 0;

/** Of the head or of the base of a pull request. */
const repositoryOf = (end: unknown): unknown => (isObject(end) ? end.repo : undefined);

const idOf = (repository: unknown): unknown => (isObject(repository) ? repository.id : undefined);

function eventOf(env: Env): JsonObject | undefined {
  const file = given(env.GITHUB_EVENT_PATH);
  return file === undefined ? undefined : eventIn(file);
}

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
