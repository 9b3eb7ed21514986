import { createHash, randomUUID } from "node:crypto";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { agendaOf, tableOf } from "../../store/table";
import { isFifo, QUEUES, type Queue, queueDoesNotExist } from "./queue";
import { attributeOf, deadLetterTarget } from "./queue-attributes";

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface Outgoing {
  readonly body: string;
  readonly attributes?: MessageAttributes;
  /** @default - that of the queue */
  readonly delaySeconds?: number;
  /** Of a FIFO queue. */
  readonly group?: string;
  readonly deduplicationId?: string;
  readonly traceHeader?: string;
}

/** Times are milliseconds since the epoch. */
export interface Message {
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly visibleAt: number;
  readonly receives: number;
  readonly firstReceivedAt?: number;
  readonly group?: string;
  readonly deduplicationId?: string;
  readonly sequence?: string;
  readonly traceHeader?: string;
  /** The queue that it was moved from. */
  readonly source?: string;
}

/** In the order in which they were sent. A message is gone at the end of its retention period. */
export const MESSAGES = agendaOf<Message>("sqs.messages", ({ expiresAt }) => expiresAt);

interface Sent {
  readonly id: string;
  readonly sequence?: string;
  readonly until: number;
}

/** What was sent to FIFO queues, by queue and deduplication id: the same is not sent again for five minutes. */
export const SENT = agendaOf<Sent>("sqs.deduplications", ({ until }) => until);
const DEDUPLICATION_MILLISECONDS = 300_000;

const LAST_SEQUENCE = tableOf<number>("sqs.sequences");

export const messageKey = ({ queue, id }: Pick<Message, "queue" | "id">) => `${queue}/${id}`;

/** With their keys. */
export const messagesOf = (call: Call, { name }: Queue) =>
  call
    .table(MESSAGES)
    .entries()
    .filter(([, { queue }]) => queue === name);

/**
 * Sends a message as a service does.
 * @throws AwsError if there is no such queue in the Region
 */
export function sendTo(call: Call, queueArn: string, outgoing: Outgoing): Pick<Message, "id" | "sequence"> {
  const queue = call.table(QUEUES).get(queueArn.split(":").at(-1) ?? "");
  if (queue === undefined || queue.arn !== queueArn) {
    throw queueDoesNotExist();
  }
  return send(call, queue, outgoing);
}

/** @throws AwsError for a message that the queue does not take */
export function send(call: Call, queue: Queue, outgoing: Outgoing): Pick<Message, "id" | "sequence"> {
  checkSize(queue, outgoing);
  const message = {
    queue: queue.name,
    id: randomUUID(),
    body: outgoing.body,
    attributes: outgoing.attributes ?? {},
    sentAt: call.now,
    expiresAt: expiryOf(queue, call.now),
    visibleAt: call.now + 1000 * (outgoing.delaySeconds ?? Number(attributeOf(queue, "DelaySeconds"))),
    receives: 0,
    group: outgoing.group,
    traceHeader: outgoing.traceHeader,
  };
  return isFifo(queue.name) ? sendInOrder(call, queue, message, outgoing) : put(call, message);
}

const put = (call: Call, message: Message): Message => call.table(MESSAGES).put(messageKey(message), message);

const expiryOf = (queue: Queue, sentAt: number) => sentAt + 1000 * Number(attributeOf(queue, "MessageRetentionPeriod"));

function sendInOrder(
  call: Call,
  queue: Queue,
  message: Message,
  { group, deduplicationId, body }: Outgoing,
): Pick<Message, "id" | "sequence"> {
  if (group === undefined) {
    throw new AwsError("MissingParameter", "The request must contain the parameter MessageGroupId.");
  }
  const byContent = attributeOf(queue, "ContentBasedDeduplication") === "true";
  const id = deduplicationId ?? (byContent ? createHash("sha256").update(body).digest("hex") : undefined);
  if (id === undefined) {
    throw new AwsError(
      "InvalidParameterValue",
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  }
  const key = `${queue.name}/${id}`;
  const sent = call.table(SENT).get(key);
  if (sent !== undefined) {
    return sent;
  }
  const sequence = 1 + (call.table(LAST_SEQUENCE).get(queue.name) ?? 0);
  call.table(LAST_SEQUENCE).put(queue.name, sequence);
  const numbered = put(call, { ...message, deduplicationId: id, sequence: String(sequence).padStart(20, "0") });
  call.table(SENT).put(key, { ...numbered, until: call.now + DEDUPLICATION_MILLISECONDS });
  return numbered;
}

const NOT_IN_MESSAGES = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function checkSize(queue: Queue, { body, attributes = {} }: Outgoing): void {
  if (NOT_IN_MESSAGES.test(body)) {
    throw new AwsError(
      "InvalidMessageContents",
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD",
    );
  }
  const bytes = Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = "", BinaryValue = "" }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, "base64"),
    Buffer.byteLength(body),
  );
  const limit = Number(attributeOf(queue, "MaximumMessageSize"));
  if (bytes > limit) {
    throw new AwsError(
      "InvalidParameterValue",
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
}

/**
 * Receives messages: they are invisible for a while, and go to the dead-letter queue instead after too many receives.
 * @param seconds for which they are invisible
 */
export function receive(call: Call, queue: Queue, most: number, seconds: number): readonly Message[] {
  const received: Message[] = [];
  const busy = new Set<string>();
  for (const [key, message] of messagesOf(call, queue)) {
    const { group } = message;
    if (received.length >= most) {
      break;
    }
    if (message.visibleAt > call.now) {
      // Of a group of a FIFO queue nothing overtakes.
      busy.add(group ?? "");
    } else if (!isFifo(queue.name) || !busy.has(group ?? "")) {
      if (!redriven(call, queue, key, message)) {
        received.push(
          call.table(MESSAGES).put(key, {
            ...message,
            receives: message.receives + 1,
            firstReceivedAt: message.firstReceivedAt ?? call.now,
            visibleAt: call.now + 1000 * seconds,
          }),
        );
      }
    }
  }
  return received;
}

/** Whether it went to the dead-letter queue. The retention period of a standard queue goes on there. */
function redriven(call: Call, queue: Queue, key: string, message: Message): boolean {
  const target = deadLetterTarget(queue.attributes);
  const dead = target === undefined ? undefined : call.table(QUEUES).get(target.arn.split(":").at(-1) ?? "");
  if (target === undefined || dead === undefined || message.receives < target.maxReceiveCount) {
    return false;
  }
  call.table(MESSAGES).delete(key);
  put(call, {
    ...message,
    queue: dead.name,
    source: queue.arn,
    expiresAt: expiryOf(dead, isFifo(dead.name) ? call.now : message.sentAt),
  });
  return true;
}

/** Numbers of messages, as GetQueueAttributes tells them. */
export function countsOf(call: Call, queue: Queue): Readonly<Record<string, string>> {
  const hidden = messagesOf(call, queue).filter(([, { visibleAt }]) => visibleAt > call.now);
  const delayed = hidden.filter(([, { receives }]) => receives === 0).length;
  return {
    ApproximateNumberOfMessages: String(messagesOf(call, queue).length - hidden.length),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
  };
}

/** When the retention period of the queue has changed. */
export function keepMessages(call: Call, queue: Queue): void {
  for (const [key, message] of messagesOf(call, queue)) {
    call.table(MESSAGES).put(key, { ...message, expiresAt: expiryOf(queue, message.sentAt) });
  }
}

/** When the queue is deleted. */
export function forgetSequence(call: Call, { name }: Queue): void {
  call.table(LAST_SEQUENCE).delete(name);
}

/** When the queue is purged or deleted. */
export function forgetMessages(call: Call, queue: Queue): void {
  for (const [key] of messagesOf(call, queue)) {
    call.table(MESSAGES).delete(key);
  }
}
