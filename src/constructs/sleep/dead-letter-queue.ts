import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { type IResolvable, Lazy, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { flattened, jsonencode } from "../terraform/json";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import type { ForEachWindow } from "./for-each-window";

const MAX_NAME_LENGTH = 80;
const FOURTEEN_DAYS_SECONDS = 1_209_600;

export interface DeadLetterQueueProps {
  readonly provider?: TerraformProvider;
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - each window is created once */
  readonly forEachWindow?: ForEachWindow;
}

/**
 * An encrypted queue for what failed for good. Messages come in from the roles of one endpoint's schedules, whose own
 * policies let them, over TLS, and from no other sender. It is created when its ARN is first read.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export class DeadLetterQueue extends Construct {
  private readonly senders: (string | IResolvable)[] = [];
  private readonly name: string;
  private created?: SqsQueue;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeadLetterQueueProps,
  ) {
    super(scope, id);
    this.name = physicalName(this, MAX_NAME_LENGTH);
  }

  get arn(): string {
    return this.queue.arn;
  }

  /** For permissions: known before it exists, so that the plan shows who may send. */
  get plannedArn(): string {
    return `arn:${partitionOf(this, this.props.provider)}:sqs:*:*:${this.name}`;
  }

  get url(): string {
    return this.queue.url;
  }

  allowRole(roleArn: string): void {
    this.senders.push(roleArn);
  }

  /** The role of one window. */
  allowRoleOf(window: Construct, roleArn: string): void {
    this.senders.push(this.props.forEachWindow?.(window, roleArn) ?? roleArn);
  }

  private get queue(): SqsQueue {
    this.created ??= this.create();
    return this.created;
  }

  private create(): SqsQueue {
    const { provider, tags } = this.props;
    const queue = new SqsQueue(this, "Queue", {
      provider,
      name: this.name,
      sqsManagedSseEnabled: true,
      // The longest that SQS keeps a message: a failed weekend is still there after a holiday.
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
      tags,
    });
    new SqsQueuePolicy(this, "Policy", {
      provider,
      queueUrl: queue.url,
      policy: Lazy.stringValue({ produce: () => jsonencode(this.policy(queue.arn)) }),
    });
    return queue;
  }

  private policy(queueArn: string): object {
    const deny = { Effect: "Deny", Principal: { AWS: "*" }, Action: "sqs:SendMessage", Resource: queueArn };
    return {
      Version: "2012-10-17",
      Statement: [
        { ...deny, Sid: "RefuseOthers", Condition: { ArnNotEquals: { "aws:PrincipalArn": this.senderArns } } },
        { ...deny, Sid: "RefusePlainHttp", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ],
    };
  }

  private get senderArns(): readonly (string | IResolvable)[] | IResolvable {
    return this.props.forEachWindow === undefined ? this.senders : flattened(this.senders);
  }
}
