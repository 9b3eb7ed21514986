import { nearest } from "../nearest";
import { loadSdk } from "./sdk";
import { noProfile, noSourceProfile, type SharedFiles } from "./setup-errors";

type Config = typeof import("@smithy/core/config");

type Profiles = Awaited<ReturnType<Config["parseKnownFiles"]>>;

/** The profile that somebody named: `default` stands for none, and need not be written anywhere. */
export function namedProfile(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): string | undefined {
  // As the SDK does, which takes an empty name for none.
  const name = [asked, env.AWS_PROFILE].find((one) => one !== undefined && one !== "");
  return name === "default" ? undefined : name;
}

/**
 * Sees that a profile is written in the shared configuration, and so are those that it gets its credentials from. The SDK
 * takes other credentials for one that is not: on an instance or in a container those of its role, of whatever account.
 *
 * @throws AwsReadError when one is not
 */
export async function checkProfile(name: string): Promise<void> {
  const { parseKnownFiles } = loadSdk("@smithy/core", (): Config => require("@smithy/core/config"));
  const profiles = await parseKnownFiles({});
  if (!isWritten(profiles, name)) {
    throw noProfile(name, nearest(name, namesOf(profiles)), sharedFiles());
  }
  checkSources(name, profiles);
}

/** As the SDK goes from one to the next: for the sake of a role, and not beyond one that has keys. */
function checkSources(name: string, profiles: Profiles): void {
  const seen = new Set<string>();
  for (let user = name; !seen.has(user); ) {
    const { role_arn: role, source_profile: source, aws_access_key_id: key } = profiles[user] ?? {};
    const isSourceWithKeys = seen.size > 0 && key !== undefined;
    seen.add(user);
    if (role === undefined || source === undefined || isSourceWithKeys) {
      return;
    }
    if (!isWritten(profiles, source)) {
      throw noSourceProfile(user, source, sharedFiles());
    }
    user = source;
  }
}

const isWritten = (profiles: Profiles, name: string): boolean => Object.hasOwn(profiles, name);

/** Beside profiles the file has sections of its own kinds. */
const namesOf = (profiles: Profiles): string[] =>
  Object.keys(profiles).filter((key) => !/^(sso-session|services)\./.test(key));

/** An empty variable is none, as in the SDK. */
const sharedFiles = (
  { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE }: NodeJS.ProcessEnv = process.env,
): SharedFiles => ({
  config: AWS_CONFIG_FILE || "~/.aws/config",
  credentials: AWS_SHARED_CREDENTIALS_FILE || "~/.aws/credentials",
});
