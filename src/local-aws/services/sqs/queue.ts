import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { livingTableOf } from "../../store/life-cycle";
import { tableOf } from "../../store/table";
import { defaultAttributes, type QueueAttributes } from "./queue-attributes";

export interface Queue {
  readonly name: string;
  readonly arn: string;
  /** What was set; the rest has the service's defaults. */
  readonly attributes: QueueAttributes;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

/** The name of a queue that was deleted cannot be used again at once. */
interface DeletedQueue {
  readonly name: string;
}

export const QUEUES = tableOf<Queue>("sqs.queues");
export const DELETED_QUEUES = livingTableOf<DeletedQueue>("sqs.deleted-queues");

/** Seconds for which a deleted queue's name is taken. */
export const NAME_TAKEN_SECONDS = 60;

export const queueName = () =>
  z.string().transform((name) => {
    if (name.length > 80 || !/^[\w-]+(\.fifo)?$/.test(name)) {
      throw new AwsError(
        "InvalidParameterValue",
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
      );
    }
    return name;
  });

/** The last part tells the queue: the rest is where the caller reached it, and that may have changed since. */
export const byQueue = { QueueUrl: z.string().min(1) } as const;

export const isFifo = (name: string) => name.endsWith(".fifo");

export const queueUrl = (call: Call, { name }: Pick<Queue, "name">) => `${call.origin}/${ACCOUNT}/${name}`;

export const queueDoesNotExist = () =>
  new AwsError(
    "QueueDoesNotExist",
    "The specified queue does not exist.",
    400,
    "AWS.SimpleQueueService.NonExistentQueue",
  );

export function findQueue(call: Call, url: string): Queue {
  const queue = call.table(QUEUES).get(url.split("/").at(-1) ?? "");
  if (queue === undefined) {
    throw queueDoesNotExist();
  }
  return queue;
}

/** Everything that GetQueueAttributes shows. What was emptied is absent. */
export function allAttributes({ name, arn, attributes, creationTime, lastModifiedTime }: Queue): QueueAttributes {
  const all = {
    QueueArn: arn,
    ApproximateNumberOfMessages: "0",
    ApproximateNumberOfMessagesDelayed: "0",
    ApproximateNumberOfMessagesNotVisible: "0",
    CreatedTimestamp: seconds(creationTime),
    LastModifiedTimestamp: seconds(lastModifiedTime),
    ...defaultAttributes(isFifo(name)),
    ...attributes,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

const seconds = (milliseconds: number) => String(Math.floor(milliseconds / 1000));
