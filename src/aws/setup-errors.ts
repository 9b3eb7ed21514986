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
    `AWS profile ${name} is not ${neitherIn(files, name)}: add it, or choose another with --profile or AWS_PROFILE${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
  );

/** @param user the profile that takes its credentials from it */
export const noSourceProfile = (user: string, name: string, files: SharedFiles): AwsReadError =>
  new AwsReadError(
    "credentials",
    `AWS profile ${name}, the source_profile of ${user}, is not ${neitherIn(files, name)}: add it, or change source_profile of ${user}`,
  );

const neitherIn = ({ config, credentials }: SharedFiles, name: string): string =>
  `in ${config} (as [profile ${name}]) or ${credentials} (as [${name}])`;

/** @param profile the one that was named, and should have them */
export function noCredentials(profile: string | undefined, cause: Error): AwsReadError {
  const [what, todo] =
    profile === undefined
      ? ["No AWS credentials were found", "set AWS_PROFILE or AWS_ACCESS_KEY_ID, or log in with `aws sso login`"]
      : [
          `AWS profile ${profile} has no credentials`,
          `log in with \`aws sso login --profile ${profile}\`, or add a source of credentials to it: aws_access_key_id and aws_secret_access_key, sso_session, or role_arn and source_profile`,
        ];
  return new AwsReadError("credentials", `${what} (${line(cause.message)}): ${todo}`, undefined, { cause });
}

export const noRole = (cause: Error): AwsReadError =>
  new AwsReadError(
    "credentials",
    `The role of the AWS profile cannot be assumed (${line(cause.message)}): allow sts:AssumeRole in its trust policy and in the policies of the caller, or check role_arn in the profile`,
    "sts:AssumeRole",
    { cause },
  );

export const noRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    "No AWS Region is set: pass one (--region), set AWS_REGION, or add `region` to the profile",
    undefined,
    { cause },
  );

export const badRegion = (cause: Error): AwsReadError =>
  new AwsReadError(
    "region",
    `The AWS Region is not valid (${line(cause.message)}): use one such as us-west-2`,
    undefined,
    { cause },
  );

export const badEndpointUrl = (url: string): AwsReadError =>
  new AwsReadError(
    "endpoint-url",
    `${JSON.stringify(url)} is not a valid endpoint URL: set AWS_ENDPOINT_URL, or endpoint_url in the profile, to a URL such as http://127.0.0.1:4599, or remove it`,
  );
