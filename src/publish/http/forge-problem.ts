import { printable } from "../../printable";

/** Why a forge did not do what it was asked. `message` is one sentence without secrets. */
export class ForgeProblem extends Error {
  override readonly name = "ForgeProblem";

  /**
   * @param status HTTP status; `undefined` if there was no answer
   * @param isSettled whether the request certainly had no effect: a comment that may exist must be looked for
   */
  constructor(
    message: string,
    readonly status: number | undefined,
    readonly isSettled: boolean,
  ) {
    super(message);
  }
}

/** Whether the forge refuses the request because of what the token may do. A missing right is also reported as 404. */
export const isNotAllowed = ({ status }: ForgeProblem): boolean => status === 403 || status === 404 || status === 410;

/** Text from a server or a library, without the secrets that it might repeat. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  printable(secrets.reduce((safe, secret) => (secret === "" ? safe : safe.replaceAll(secret, "***")), text));
