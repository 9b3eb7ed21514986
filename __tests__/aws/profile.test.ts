import { createServer } from "node:http";
import { type AwsOptions, openAws } from "../../src/aws/aws";
import { AwsReadError } from "../../src/aws/errors";
import { checkProfile } from "../../src/aws/profile";
import { useLocal } from "../local-aws/support/local";
import { scratchFolder } from "../support/files";
import { urlOf } from "./support/listening";

const local = useLocal();
const files = scratchFolder();
const config = files.write(
  "config",
  `[profile staging]
region = us-east-1
[profile deploy]
role_arn = arn:aws:iam::123456789012:role/deploy
source_profile = stagign
[profile chained]
role_arn = arn:aws:iam::123456789012:role/chained
source_profile = keys
[profile keys]
role_arn = arn:aws:iam::123456789012:role/former
source_profile = gone
aws_access_key_id = a
aws_secret_access_key = b
[profile leftover]
source_profile = gone
aws_access_key_id = a
aws_secret_access_key = b
[profile unfinished]
region = us-east-1
[sso-session work]
sso_region = us-east-1
`,
);
const credentials = files.write("credentials", "[staging]\naws_access_key_id = a\naws_secret_access_key = b\n");

const { env } = process;
beforeEach(() => {
  process.env = {
    ...env,
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_REGION: "us-east-1",
  };
  for (const name of ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
    delete process.env[name];
  }
});
afterEach(() => {
  process.env = env;
});

/** What the first call is refused with; `undefined` when it is answered. */
async function refusal(options: AwsOptions = {}): Promise<string | undefined> {
  const aws = openAws({ endpointUrl: local().url, ...options });
  try {
    await aws.sagemaker.describeEndpoint("llm");
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ reason: "credentials" });
    return error instanceof AwsReadError ? error.message : String(error);
  } finally {
    aws.close();
  }
}

const nowhere = (name: string) =>
  `AWS profile ${name} is not in ${config} (as [profile ${name}]) or ${credentials} (as [${name}]): add it, or choose another with --profile or AWS_PROFILE`;

describe("a profile", () => {
  it("that is written is used", async () => {
    expect(await refusal({ profile: "staging" })).toBeUndefined();
    process.env.AWS_PROFILE = "staging";
    expect(await refusal()).toBeUndefined();
  });

  it("that is not written is told with the files, whoever named it", async () => {
    expect(await refusal({ profile: "prod" })).toBe(nowhere("prod"));
    process.env.AWS_PROFILE = "prod";
    expect(await refusal()).toBe(nowhere("prod"));
  });

  it("that is misspelled is told with the one that may be meant", async () => {
    expect(await refusal({ profile: "stagin" })).toBe(`${nowhere("stagin")}; did you mean staging?`);
    // A session is no profile, however much it is called like one.
    expect(await refusal({ profile: "work" })).toBe(nowhere("work"));
  });

  it("that is not written is told before the region that it does not have", async () => {
    delete process.env.AWS_REGION;
    const aws = openAws({ profile: "prod" });
    await expect(aws.region()).rejects.toThrow("AWS profile prod is not in");
    aws.close();
  });

  it("that is not written lends nobody else's credentials", async () => {
    const container = await startContainer();
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = container.url;
    expect(await refusal()).toBeUndefined();
    expect(await refusal({ profile: "prod" })).toBe(nowhere("prod"));
    container.stop();
  });

  it("that takes its credentials from one that is not written is told with both", async () => {
    expect(await refusal({ profile: "deploy" })).toMatch(
      /^AWS profile stagign, the source_profile of deploy, is not in .*config/,
    );
  });

  it("may name one that is not written where it does not take a role on", async () => {
    expect(await refusal({ profile: "leftover" })).toBeUndefined();
  });

  it("may take a role on by the keys of one that names one that is not written", async () => {
    await expect(checkProfile("chained")).resolves.toBeUndefined();
    await expect(checkProfile("keys")).rejects.toThrow("AWS profile gone, the source_profile of keys, is not in");
  });

  it("without credentials is told by its name", async () => {
    expect(await refusal({ profile: "unfinished" })).toMatch(
      /^AWS profile unfinished has no credentials \(.*\): log in with `aws sso login --profile unfinished`, or add/,
    );
  });

  it("may be `default`, or an empty name, which are none", async () => {
    process.env.AWS_ACCESS_KEY_ID = "a";
    process.env.AWS_SECRET_ACCESS_KEY = "b";
    process.env.AWS_PROFILE = "";
    expect(await refusal()).toBeUndefined();
    delete process.env.AWS_ACCESS_KEY_ID;
    process.env.AWS_PROFILE = "default";
    expect(await refusal()).toMatch(/^No AWS credentials were found/);
  });
});

/** What gives the credentials of a role to all that runs in a container. */
async function startContainer(): Promise<{ readonly url: string; stop(): void }> {
  const role = { AccessKeyId: "c", SecretAccessKey: "d", Token: "e", Expiration: "2999-01-01T00:00:00Z" };
  const server = createServer((_, response) => response.end(JSON.stringify(role))).unref();
  return { url: await urlOf(server), stop: () => server.close() };
}
