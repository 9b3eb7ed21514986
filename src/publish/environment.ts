import { badAddress, badPullRequest } from "./errors";

/* What is read from options and variables, whatever the forge. */

export interface TargetOptions {
  /** Number of the pull request or merge request. @default - from the environment */
  readonly pullRequest?: string;
  /** `OWNER/NAME`, or the ID or path of a GitLab project. @default - from the environment */
  readonly repository?: string;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** An empty variable is one of a workflow whose secret does not exist. */
export const given = (text: string | undefined): string | undefined =>
  text === undefined || text === "" ? undefined : text;

export function addressIn(env: Env, variable: string, otherwise: string): string {
  const text = given(env[variable]) ?? otherwise;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (
    address === undefined ||
    !/^https?:$/.test(address.protocol) ||
    address.username !== "" ||
    address.search !== ""
  ) {
    throw badAddress(variable, text);
  }
  return text.replace(/\/+$/, "");
}

export function numberIn(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) {
    throw badPullRequest(text);
  }
  return Number(text);
}
