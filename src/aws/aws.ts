import type { Clock } from "../clock";
import type { AwsCommand } from "./access";
import { boundedBody } from "./bounded-body";
import { Caller, type CallerOptions } from "./caller";
import { checkEndpointUrl, namedEndpointUrl } from "./endpoint-url";
import { checkProfile, namedProfile } from "./profile";
import type { ClientSettings } from "./sdk";
import { ApplicationAutoScalingReader } from "./services/application-auto-scaling";
import { CloudWatchReader } from "./services/cloudwatch";
import { IamReader } from "./services/iam";
import { SageMakerReader } from "./services/sagemaker";
import { SageMakerChanges } from "./services/sagemaker-changes";
import { SageMakerRuntime } from "./services/sagemaker-runtime";
import { SchedulerReader } from "./services/scheduler";

export interface AwsOptions extends CallerOptions {
  /** The command that opens it, whose policy errors name. @default "verify" */
  readonly command?: AwsCommand | undefined;
  /** @default - as the SDK reads it: AWS_REGION, then the profile */
  readonly region?: string | undefined;
  /** @default - as the SDK reads it: AWS_PROFILE, then `default` */
  readonly profile?: string | undefined;
  /** @default - as the SDK reads it: AWS_ENDPOINT_URL, then the profile, then AWS itself */
  readonly endpointUrl?: string | undefined;
  /**
   * How often a call is made before throttling or the network is reported as an error, an integer >= 1. The SDK doubles the
   * pause up to 20 seconds: with 8, a network that is down is reported after some three seconds, throttling after half a minute.
   * @default - AWS_MAX_ATTEMPTS where it is set, else 8
   */
  readonly maxAttempts?: number | undefined;
  /** How long a call waits for its answer, > 0. @default 30 */
  readonly requestTimeoutSeconds?: number | undefined;
}

/** What is read of an AWS account, for one region. Nothing is changed, and nothing is invoked. */
export interface Aws {
  readonly sagemaker: SageMakerReader;
  readonly scaling: ApplicationAutoScalingReader;
  readonly cloudwatch: CloudWatchReader;
  readonly scheduler: SchedulerReader;
  readonly iam: IamReader;
  readonly clock: Clock;
  /** The region that the SDK has found. @throws AwsReadError when there is none */
  region(): Promise<string>;
  /** Bounds all calls from now on, as `Caller.limit` says. */
  limit(seconds: number, graceSeconds: number): void;
  /** Waits, unless the connection is closed. */
  pause(milliseconds: number): Promise<void>;
  /** Gives up what is still being asked. */
  close(): void;
}

/** Seconds that a connection may take. */
const CONNECTION_SECONDS = 5;

/** An account whose capacity may be changed, and whose endpoints may be invoked. */
export interface ChangeableAws extends Aws {
  readonly changes: SageMakerChanges;
  readonly runtime: SageMakerRuntime;
}

/** Opens an account for reading. The SDK is loaded by the first call. */
export function openAws(options: AwsOptions = {}): Aws {
  return opened(options).aws;
}

/** Opens an account for reading and for changes: only commands that say so to the user do this. */
export function openAwsForChanges(options: AwsOptions): ChangeableAws {
  const { aws, caller, settings } = opened(options);
  const changes = new SageMakerChanges(caller, settings);
  const runtime = new SageMakerRuntime(caller, settings);
  return {
    ...aws,
    changes,
    runtime,
    close: () => {
      aws.close();
      changes.close();
      runtime.close();
    },
  };
}

interface Opened {
  readonly aws: Aws;
  readonly caller: Caller;
  readonly settings: ClientSettings;
}

function opened(options: AwsOptions): Opened {
  const { env } = process;
  const profile = namedProfile(options.profile);
  const endpointUrl = namedEndpointUrl(options.endpointUrl);
  const check = async () => {
    if (endpointUrl !== undefined) {
      checkEndpointUrl(endpointUrl);
    }
    if (profile !== undefined) {
      await checkProfile(profile);
    }
  };
  const caller = new Caller({ ...options, profile, host: endpointUrl, check });
  const settings: ClientSettings = {
    region: options.region,
    profile: options.profile,
    endpoint: options.endpointUrl,
    maxAttempts: options.maxAttempts ?? (env.AWS_MAX_ATTEMPTS === undefined ? 8 : undefined),
    requestHandler: {
      connectionTimeout: CONNECTION_SECONDS * 1000,
      requestTimeout: (options.requestTimeoutSeconds ?? 30) * 1000,
      throwOnRequestTimeout: true,
    },
    streamCollector: boundedBody,
  };
  const sagemaker = new SageMakerReader(caller, settings);
  const scaling = new ApplicationAutoScalingReader(caller, settings);
  const cloudwatch = new CloudWatchReader(caller, settings);
  const scheduler = new SchedulerReader(caller, settings);
  const iam = new IamReader(caller, settings);
  const aws: Aws = {
    sagemaker,
    scaling,
    cloudwatch,
    scheduler,
    iam,
    clock: caller.clock,
    region: () => sagemaker.region(),
    limit: (seconds, graceSeconds) => caller.limit(seconds, graceSeconds),
    pause: (milliseconds) => caller.pause(milliseconds),
    close: () => {
      caller.close();
      for (const reader of [sagemaker, scaling, cloudwatch, scheduler, iam]) {
        reader.close();
      }
    },
  };
  return { aws, caller, settings };
}
