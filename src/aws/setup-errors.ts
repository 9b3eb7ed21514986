import { AwsReadError, line } from "./errors";

/** Where the SDK reads profiles from. */
export interface SharedFiles {
  readonly config: string;
  readonly credentials: string;
}

export const noSdk = (name: string, cause: unknown): AwsReadError =>
  new AwsReadError("no-sdk", `${name} is not installed: run \`npm install ${name}\``, undefined, { cause });

/** @param nearest what may have been meant */
export const noProfile = (name: string, nearest: string | undefined, files: SharedFiles): AwsReadError =>
  new AwsReadError(
    "credentials",
    `There is no AWS profile ${name} ${neitherIn(files, name)}: write it there, or name another by --profile or AWS_PROFILE${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );

/** @param user the profile that takes its credentials from it */
export const noSourceProfile = (user: string, name: string, files: SharedFiles): AwsReadError =>
  new AwsReadError(
    "credentials",
    `There is no AWS profile ${name}, the source_profile of ${user}, ${neitherIn(files, name)}: write it there, or let ${user} name another`,
  );

const neitherIn = ({ config, credentials }: SharedFiles, name: string): string =>
  `in ${config} (as [profile ${name}]) or ${credentials} (as [${name}])`;

/** @param profile the one that was named, and should have them */
export const noCredentials = (profile: string | undefined, cause: Error): AwsReadError => {
  const [what, todo] =
    profile === undefined
      ? ["No AWS credentials were found", "set AWS_PROFILE or AWS_ACCESS_KEY_ID, or log in with `aws sso login`"]
      : [
          `The AWS profile ${profile} gives no credentials`,
          `log in with \`aws sso login --profile ${profile}\`, or write into it where they come from, such as aws_access_key_id with aws_secret_access_key, sso_session, or role_arn with source_profile`,
        ];
  return new AwsReadError("credentials", `${what} (${line(cause.message)}): ${todo}`, undefined, { cause });
};

export const noRole = (cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `The role that the credentials are for may not be assumed (${line(cause.message)}): let its trust policy and the caller's own policies allow it, or check role_arn in the profile`,
    "sts:AssumeRole",
    { cause },
  );

export const noRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    "No AWS region is set: give one, set AWS_REGION, or write `region` into the profile",
    undefined,
    { cause },
  );

export const badRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    `The AWS region cannot be one (${line(cause.message)}): give one such as us-west-2`,
    undefined,
    { cause },
  );

export const badEndpointUrl = (url: string): AwsReadError =>
  new AwsReadError(
    "endpoint-url",
    `The endpoint URL ${JSON.stringify(url)} is none: let AWS_ENDPOINT_URL, or endpoint_url in the profile, be one such as http://127.0.0.1:4599, or leave it out`,
  );
