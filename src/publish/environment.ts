import { badAddress, badPullRequest, badToken } from "./errors";

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
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw badAddress(variable, text, "is not an HTTP address");
  }
  if (address.username !== "" || address.password !== "") {
    throw badAddress(variable, text, "contains a user or a password; remove them");
  }
  if (/[?#]/.test(text)) {
    throw badAddress(variable, text, "contains ? or #; remove what follows the path");
  }
  return text.trim().replace(/\/+$/, "");
}

/** A value, and the option or variable that it comes from. */
export interface Sourced {
  readonly text: string;
  readonly source: string;
}

/** The first value that is given. @param sources value by the name of its option or variable */
export function firstGiven(sources: Readonly<Record<string, string | undefined>>): Sourced | undefined {
  const [first] = Object.entries(sources).flatMap(([source, value]) => {
    const text = given(value);
    return text === undefined ? [] : [{ text, source }];
  });
  return first;
}

/** @throws PublishError that does not repeat the token */
export function tokenIn(sources: Readonly<Record<string, string | undefined>>): string | undefined {
  const { text = "", source = "" } = firstGiven(sources) ?? {};
  // A secret that was pasted ends in a line break. As a header it would lose it, so it would not be found in other texts.
  const token = text.trim();
  if (token !== "" && !/^[\x21-\x7e]+$/.test(token)) {
    throw badToken(source);
  }
  return given(token);
}

export function numberIn({ text, source }: Sourced): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw badPullRequest(source, text);
  }
  return Number(text);
}
