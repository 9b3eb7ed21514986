import type { AwsCommand } from "../aws/access";
import { type Aws, type AwsOptions, type ChangeableAws, openAws, openAwsForChanges } from "../aws/aws";
import { accountClock } from "../operate/account-clock";
import type { AccountOptions } from "./account-options";
import type { Io } from "./io";
import { regionOption } from "./region-option";

/** Opens the account of a command for reading, with its clock and its time limit. */
export async function openedAccount(command: AwsCommand, options: AccountOptions, io: Io): Promise<Aws> {
  return limited(openAws(await awsOptions(command, options, io)), options);
}

/** The same for a command that changes capacity. */
export async function openedForChanges(command: AwsCommand, options: AccountOptions, io: Io): Promise<ChangeableAws> {
  return limited(openAwsForChanges(await awsOptions(command, options, io)), options);
}

async function awsOptions(command: AwsCommand, options: AccountOptions, io: Io): Promise<AwsOptions> {
  const { profile, endpointUrl } = options;
  const region = options.region === undefined ? undefined : regionOption(options.region);
  const { clock, isLocal } = await accountClock(endpointUrl, io.clock);
  return { command, region, profile, endpointUrl, clock, ...(isLocal && { callsPerSecond: Number.POSITIVE_INFINITY }) };
}

/** What is read after the time is up may end. */
const GRACE_SECONDS = 60;

function limited<T extends Aws>(aws: T, { timeout }: AccountOptions): T {
  aws.limit(timeout, GRACE_SECONDS);
  return aws;
}
