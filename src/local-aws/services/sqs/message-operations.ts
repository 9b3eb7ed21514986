import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { numeric } from "../../input";
import { operation } from "../../service";
import {
  forgetMessages,
  MESSAGES,
  type Message,
  type MessageAttributes,
  messageKey,
  type Outgoing,
  receive,
  send,
} from "./message";
import { attributesDigest, bodyDigest } from "./message-digest";
import { byQueue, findQueue, type Queue } from "./queue";
import { attributeOf } from "./queue-attributes";

const attribute = z.object({
  DataType: z.string().min(1).max(256),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
  StringListValues: z.array(z.string()).optional(),
  BinaryListValues: z.array(z.string()).optional(),
});
const attributes = () => z.record(z.string().min(1).max(256), attribute);
const outgoing = {
  MessageBody: z.string().min(1),
  DelaySeconds: numeric(z.int().min(0).max(900)).optional(),
  MessageAttributes: attributes().default({}),
  MessageSystemAttributes: attributes().default({}),
  MessageDeduplicationId: z.string().min(1).max(128).optional(),
  MessageGroupId: z.string().min(1).max(128).optional(),
} as const;
const handle = { ReceiptHandle: z.string().min(1) } as const;
const visibility = () => numeric(z.int().min(0).max(43_200));
const entryId = { Id: z.string().regex(/^[\w-]{1,80}$/) } as const;
const MOST_AT_ONCE = 10;

const newMessage = z.object(outgoing);

function sent(call: Call, queue: Queue, input: z.output<typeof newMessage>) {
  const wanted: Outgoing = {
    body: input.MessageBody,
    attributes: input.MessageAttributes,
    delaySeconds: input.DelaySeconds,
    group: input.MessageGroupId,
    deduplicationId: input.MessageDeduplicationId,
    traceHeader: input.MessageSystemAttributes.AWSTraceHeader?.StringValue,
  };
  const { id, sequence } = send(call, queue, wanted);
  return {
    MessageId: id,
    MD5OfMessageBody: bodyDigest(input.MessageBody),
    MD5OfMessageAttributes: attributesDigest(input.MessageAttributes),
    MD5OfMessageSystemAttributes: attributesDigest(input.MessageSystemAttributes),
    SequenceNumber: sequence,
  };
}

export const messageOperations = {
  SendMessage: operation(newMessage.extend(byQueue), ({ QueueUrl, ...input }, call) =>
    sent(call, findQueue(call, QueueUrl), input),
  ),

  SendMessageBatch: operation(
    z.object({ ...byQueue, Entries: z.array(newMessage.extend(entryId)) }),
    ({ QueueUrl, Entries }, call) => {
      const queue = findQueue(call, QueueUrl);
      return eachOf(Entries, (entry) => sent(call, queue, entry));
    },
  ),

  /** A wait for messages ends at once: the clock may stand still. */
  ReceiveMessage: operation(
    z.object({
      ...byQueue,
      AttributeNames: z.array(z.string()).default([]),
      MessageSystemAttributeNames: z.array(z.string()).default([]),
      MessageAttributeNames: z.array(z.string()).default([]),
      MaxNumberOfMessages: numeric(z.int().min(1).max(MOST_AT_ONCE)).default(1),
      VisibilityTimeout: visibility().optional(),
      WaitTimeSeconds: numeric(z.int().min(0).max(20)).optional(),
      ReceiveRequestAttemptId: z.string().max(128).optional(),
    }),
    ({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout, ...names }, call) => {
      const queue = findQueue(call, QueueUrl);
      const seconds = VisibilityTimeout ?? Number(attributeOf(queue, "VisibilityTimeout"));
      const messages = receive(call, queue, MaxNumberOfMessages, seconds);
      const system = [...names.AttributeNames, ...names.MessageSystemAttributeNames];
      return messages.length === 0
        ? {}
        : { Messages: messages.map((message) => received(message, system, names.MessageAttributeNames)) };
    },
  ),

  DeleteMessage: operation(z.object({ ...byQueue, ...handle }), ({ QueueUrl, ReceiptHandle }, call) => {
    remove(call, findQueue(call, QueueUrl), ReceiptHandle);
    return {};
  }),

  DeleteMessageBatch: operation(
    z.object({ ...byQueue, Entries: z.array(z.object({ ...entryId, ...handle })) }),
    ({ QueueUrl, Entries }, call) => {
      const queue = findQueue(call, QueueUrl);
      return eachOf(Entries, ({ ReceiptHandle }) => {
        remove(call, queue, ReceiptHandle);
        return {};
      });
    },
  ),

  ChangeMessageVisibility: operation(
    z.object({ ...byQueue, ...handle, VisibilityTimeout: visibility() }),
    ({ QueueUrl, ReceiptHandle, VisibilityTimeout }, call) => {
      show(call, findQueue(call, QueueUrl), ReceiptHandle, VisibilityTimeout);
      return {};
    },
  ),

  ChangeMessageVisibilityBatch: operation(
    z.object({
      ...byQueue,
      Entries: z.array(z.object({ ...entryId, ...handle, VisibilityTimeout: visibility().default(0) })),
    }),
    ({ QueueUrl, Entries }, call) => {
      const queue = findQueue(call, QueueUrl);
      return eachOf(Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
        show(call, queue, ReceiptHandle, VisibilityTimeout);
        return {};
      });
    },
  ),

  PurgeQueue: operation(z.object(byQueue), ({ QueueUrl }, call) => {
    forgetMessages(call, findQueue(call, QueueUrl));
    return {};
  }),
};

/** One entry that fails does not keep the others from being done. */
function eachOf<Entry extends { readonly Id: string }>(entries: readonly Entry[], act: (entry: Entry) => object) {
  if (entries.length === 0) {
    throw new AwsError(
      "EmptyBatchRequest",
      "There should be at least one entry in the request.",
      400,
      "AWS.SimpleQueueService.EmptyBatchRequest",
    );
  }
  if (entries.length > MOST_AT_ONCE) {
    throw new AwsError(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are ${MOST_AT_ONCE}. You have sent ${entries.length}.`,
      400,
      "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError(
      "BatchEntryIdsNotDistinct",
      "Two or more batch entries in the request have the same Id.",
      400,
      "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
    );
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      const { code, message, fault } = error;
      Failed.push({ Id: entry.Id, SenderFault: fault === "Sender", Code: code, Message: message });
    }
  }
  return { Successful, Failed };
}

const MARK = "receipt";
const handleOf = (message: Message) =>
  Buffer.from(JSON.stringify([MARK, messageKey(message), message.receives])).toString("base64");

/** The message of a handle; `undefined` for one that is gone, or was received again since. */
function found(call: Call, queue: Queue, receipt: string): readonly [string, Message] | undefined {
  const [mark, key, receives] = readHandle(receipt);
  if (mark !== MARK || typeof key !== "string" || !key.startsWith(`${queue.name}/`)) {
    throw new AwsError(
      "ReceiptHandleIsInvalid",
      `The input receipt handle "${receipt}" is not a valid receipt handle.`,
    );
  }
  const message = call.table(MESSAGES).get(key);
  return message === undefined || message.receives !== receives ? undefined : [key, message];
}

function readHandle(receipt: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(receipt, "base64").toString("utf8"));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

function remove(call: Call, queue: Queue, receipt: string): void {
  const message = found(call, queue, receipt);
  if (message !== undefined) {
    call.table(MESSAGES).delete(message[0]);
  }
}

function show(call: Call, queue: Queue, receipt: string, seconds: number): void {
  const [key, message] = found(call, queue, receipt) ?? [];
  if (key === undefined || message === undefined || message.visibleAt <= call.now) {
    throw new AwsError(
      "MessageNotInflight",
      "The specified message isn't in flight.",
      400,
      "AWS.SimpleQueueService.MessageNotInflight",
    );
  }
  call.table(MESSAGES).put(key, { ...message, visibleAt: call.now + 1000 * seconds });
}

function received(message: Message, system: readonly string[], names: readonly string[]) {
  const attributes = wanted(message.attributes, names);
  const all = Object.entries(systemAttributes(message)).filter(
    ([name, value]) => value !== undefined && (system.includes("All") || system.includes(name)),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: handleOf(message),
    Body: message.body,
    MD5OfBody: bodyDigest(message.body),
    Attributes: all.length === 0 ? undefined : new Map(all),
    MessageAttributes: Object.keys(attributes).length === 0 ? undefined : new Map(Object.entries(attributes)),
    MD5OfMessageAttributes: attributesDigest(attributes),
  };
}

/** Names may end in `.*`. */
function wanted(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isWanted = (name: string) =>
    names.some((one) => one === "All" || one === name || (one.endsWith(".*") && name.startsWith(one.slice(0, -2))));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

const systemAttributes = (message: Message) => ({
  SenderId: "AIDALOCAL",
  SentTimestamp: String(message.sentAt),
  ApproximateReceiveCount: String(message.receives),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  AWSTraceHeader: message.traceHeader,
  DeadLetterQueueSourceArn: message.source,
  MessageGroupId: message.group,
  MessageDeduplicationId: message.deduplicationId,
  SequenceNumber: message.sequence,
});
