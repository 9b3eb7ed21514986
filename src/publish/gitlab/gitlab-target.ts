import { addressIn, type Env, firstGiven, given, numberIn, type TargetOptions, tokenIn } from "../environment";
import { noPullRequest, noRepository, noToken } from "../errors";

/** A merge request, and the way to it. */
export interface GitlabTarget {
  readonly apiUrl: string;
  /** ID or path. */
  readonly project: string;
  readonly mergeRequest: number;
  readonly token: string;
  /** Address of the project. @default - unknown */
  readonly webUrl?: string;
}

/**
 * The merge request of a pipeline.
 * @returns `undefined` if there is no token because the pipeline runs in a fork
 * @throws PublishError that says what to set
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function gitlabTarget(options: TargetOptions, env: Env): GitlabTarget | undefined {
  const { SCALE_TO_ZERO_GITLAB_TOKEN, GITLAB_TOKEN } = env;
  const token = tokenIn({ SCALE_TO_ZERO_GITLAB_TOKEN, GITLAB_TOKEN });
  if (token === undefined) {
    if (isOfFork(env)) {
      return undefined;
    }
    throw noToken("gitlab");
  }
  // A pipeline of a fork runs in the fork, and its merge request is in the project that it was forked from.
  const project = given(options.repository) ?? given(env.CI_MERGE_REQUEST_PROJECT_ID) ?? given(env.CI_PROJECT_ID);
  if (project === undefined) {
    throw noRepository("gitlab");
  }
  const { CI_MERGE_REQUEST_IID } = env;
  const number = firstGiven({ "--pull-request": options.pullRequest, CI_MERGE_REQUEST_IID });
  if (number === undefined) {
    throw noPullRequest("gitlab");
  }
  const webUrl = given(options.repository) === undefined ? webUrlIn(env) : undefined;
  return {
    apiUrl: addressIn(env, "CI_API_V4_URL", "https://gitlab.com/api/v4"),
    project,
    mergeRequest: numberIn(number),
    token,
    ...(webUrl === undefined ? {} : { webUrl }),
  };
}

const webUrlIn = (env: Env): string | undefined =>
  given(env.CI_MERGE_REQUEST_PROJECT_URL) ??
  (given(env.CI_MERGE_REQUEST_PROJECT_ID) === undefined ? given(env.CI_PROJECT_URL) : undefined);

/** @see https://docs.gitlab.com/ci/pipelines/merge_request_pipelines/#use-with-forked-projects */
function isOfFork(env: Env): boolean {
  const target = given(env.CI_MERGE_REQUEST_PROJECT_ID);
  return target !== undefined && target !== given(env.CI_PROJECT_ID);
}
