import { type Aws, type AwsOptions, openAws } from "../../src/aws/aws";

export * from "./live-wiring";

const opened: Aws[] = [];

afterEach(() => {
  for (const aws of opened.splice(0)) {
    aws.close();
  }
});

/** Reads a local AWS, as fast as it answers. */
export function awsOf(local: { readonly url: string | undefined }, options: AwsOptions = {}): Aws {
  const aws = openAws({ region: "us-east-1", endpointUrl: local.url, callsPerSecond: 100_000, ...options });
  opened.push(aws);
  return aws;
}

/** What the SDK finds in the environment, as people set it. */
export function useCredentials(): void {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  beforeEach(() => {
    process.env.AWS_ACCESS_KEY_ID = "local";
    process.env.AWS_SECRET_ACCESS_KEY = "local";
  });
  afterEach(() => {
    restore("AWS_ACCESS_KEY_ID", id);
    restore("AWS_SECRET_ACCESS_KEY", secret);
  });
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
