import type { Io } from "./io";

type Env = Io["env"];

/** The root of the repository in CI, which forges show paths from; otherwise the working directory. */
export const repositoryRoot = ({ cwd, env }: Pick<Io, "cwd" | "env">): string =>
  given(env.GITHUB_WORKSPACE) ?? given(env.CI_PROJECT_DIR) ?? cwd;

/**
 * The address of the run, which has the artifacts; `undefined` outside of GitHub Actions and GitLab CI.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function runAddress(env: Env): string | undefined {
  const [repository, run] = [given(env.GITHUB_REPOSITORY), given(env.GITHUB_RUN_ID)];
  return repository !== undefined && run !== undefined
    ? `${given(env.GITHUB_SERVER_URL) ?? "https://github.com"}/${repository}/actions/runs/${run}`
    : given(env.CI_JOB_URL);
}

const given = (text: string | undefined): string | undefined => (text === "" ? undefined : text);
