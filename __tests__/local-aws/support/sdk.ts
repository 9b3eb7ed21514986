import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudControlClient } from "@aws-sdk/client-cloudcontrol";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";

/** One attempt each: a refusal is the answer, not a reason to wait. */
export const configFor = (endpoint: string, region: string) => ({
  endpoint,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

interface Client {
  destroy(): void;
}

/** A client of each service, made when it is first used: most tests use few of them. */
export class Sdk {
  private readonly made = new Map<unknown, Client>();

  constructor(private readonly config: ReturnType<typeof configFor>) {}

  get sagemaker(): SageMakerClient {
    return this.client(SageMakerClient);
  }

  get runtime(): SageMakerRuntimeClient {
    return this.client(SageMakerRuntimeClient);
  }

  get scaling(): ApplicationAutoScalingClient {
    return this.client(ApplicationAutoScalingClient);
  }

  get cloudwatch(): CloudWatchClient {
    return this.client(CloudWatchClient);
  }

  get scheduler(): SchedulerClient {
    return this.client(SchedulerClient);
  }

  get cloudcontrol(): CloudControlClient {
    return this.client(CloudControlClient);
  }

  get cloudformation(): CloudFormationClient {
    return this.client(CloudFormationClient);
  }

  get iam(): IAMClient {
    return this.client(IAMClient);
  }

  get sts(): STSClient {
    return this.client(STSClient);
  }

  get sqs(): SQSClient {
    return this.client(SQSClient);
  }

  get lambda(): LambdaClient {
    return this.client(LambdaClient);
  }

  get sfn(): SFNClient {
    return this.client(SFNClient);
  }

  get logs(): CloudWatchLogsClient {
    return this.client(CloudWatchLogsClient);
  }

  destroy(): void {
    for (const client of this.made.values()) {
      client.destroy();
    }
  }

  private client<Made extends Client>(Service: new (config: ReturnType<typeof configFor>) => Made): Made {
    const known = this.made.get(Service);
    if (known instanceof Service) {
      return known;
    }
    const client = new Service(this.config);
    this.made.set(Service, client);
    return client;
  }
}

export const sdkFor = (endpoint: string, region: string): Sdk => new Sdk(configFor(endpoint, region));
