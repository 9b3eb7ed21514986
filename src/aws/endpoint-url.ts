import { badEndpointUrl } from "./setup-errors";

/** Where AWS is, as far as that was said: the profile may say it too. */
export const namedEndpointUrl = (asked: string | undefined, env: NodeJS.ProcessEnv = process.env): string | undefined =>
  // As the SDK does, which takes an empty variable for none.
  asked ?? (env.AWS_ENDPOINT_URL === "" ? undefined : env.AWS_ENDPOINT_URL);

/**
 * Sees that it can be one: the SDK takes `localhost:4599` for a protocol and a path, and does not say so.
 *
 * @throws AwsReadError when it cannot
 */
export function checkEndpointUrl(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badEndpointUrl(url);
  }
}
