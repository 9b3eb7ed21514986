import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, forgetTags, removeTags, tagsOf } from "../../store/tags";
import { countsOf, forgetMessages, forgetSequence, keepMessages } from "./message";
import {
  allAttributes,
  byQueue,
  DELETED_QUEUES,
  findQueue,
  isFifo,
  NAME_TAKEN_SECONDS,
  QUEUES,
  type Queue,
  queueDoesNotExist,
  queueName,
  queueUrl,
} from "./queue";
import { checkAttributes, deadLetterTarget, type QueueAttributes, requireKnown } from "./queue-attributes";

const texts = () => z.record(z.string(), z.string());
const newQueue = z.object({
  QueueName: queueName(),
  Attributes: texts().default({}),
  // The JSON protocol writes this one member in lower case.
  tags: texts().default({}),
});

export const queueOperations = {
  CreateQueue: operation(newQueue, ({ QueueName, Attributes, tags }, call) => {
    const existing = call.table(QUEUES).get(QueueName);
    if (existing !== undefined) {
      requireSame(existing, Attributes);
      return { QueueUrl: queueUrl(call, existing) };
    }
    if (call.table(DELETED_QUEUES).has(QueueName)) {
      throw deletedRecently();
    }
    checkFifo(QueueName, Attributes);
    requireTags(QueueName, tags);
    checkAttributes(Attributes, isFifo(QueueName));
    requireDeadLetters(call, QueueName, Attributes);
    const queue = call.table(QUEUES).put(QueueName, {
      name: QueueName,
      arn: call.arn("sqs", QueueName),
      attributes: Attributes,
      creationTime: call.now,
      lastModifiedTime: call.now,
    });
    addTags(call, queue.arn, tags);
    return { QueueUrl: queueUrl(call, queue) };
  }),

  GetQueueUrl: operation(
    z.object({ QueueName: queueName(), QueueOwnerAWSAccountId: z.string().default(ACCOUNT) }),
    ({ QueueName, QueueOwnerAWSAccountId }, call) => {
      if (QueueOwnerAWSAccountId !== ACCOUNT) {
        throw queueDoesNotExist();
      }
      return { QueueUrl: queueUrl(call, findQueue(call, QueueName)) };
    },
  ),

  GetQueueAttributes: operation(
    z.object({ ...byQueue, AttributeNames: z.array(z.string()).default([]) }),
    ({ QueueUrl, AttributeNames }, call) => {
      const queue = findQueue(call, QueueUrl);
      requireKnown(AttributeNames);
      const attributes = Object.entries({ ...allAttributes(queue), ...countsOf(call, queue) }).filter(
        ([name]) => AttributeNames.includes("All") || AttributeNames.includes(name),
      );
      return attributes.length === 0 ? {} : { Attributes: new Map(attributes) };
    },
  ),

  SetQueueAttributes: operation(z.object({ ...byQueue, Attributes: texts() }), ({ QueueUrl, Attributes }, call) => {
    const queue = findQueue(call, QueueUrl);
    checkAttributes(Attributes, isFifo(queue.name));
    requireDeadLetters(call, queue.name, Attributes);
    const attributes = { ...queue.attributes, ...Attributes };
    keepMessages(call, call.table(QUEUES).put(queue.name, { ...queue, attributes, lastModifiedTime: call.now }));
    return {};
  }),

  DeleteQueue: operation(z.object(byQueue), ({ QueueUrl }, call) => {
    const queue = findQueue(call, QueueUrl);
    const { name, arn } = queue;
    forgetMessages(call, queue);
    forgetSequence(call, queue);
    call.table(QUEUES).delete(name);
    forgetTags(call, arn);
    const at = call.now + NAME_TAKEN_SECONDS * 1000;
    call.table(DELETED_QUEUES).put(name, { name, steps: [{ at, become: "gone" }] });
    return {};
  }),

  ListQueues: operation(
    z.object({
      QueueNamePrefix: z.string().default(""),
      MaxResults: numeric(z.int().min(1).max(1000)).default(1000),
      NextToken: z.string().optional(),
    }),
    ({ QueueNamePrefix, MaxResults, NextToken }, call) => {
      const wanted = call
        .table(QUEUES)
        .values()
        .filter(({ name }) => name.startsWith(QueueNamePrefix));
      const { rows, next } = pageOf(wanted, { key: ({ name }) => name, token: NextToken, limit: MaxResults });
      return { QueueUrls: rows.map((queue) => queueUrl(call, queue)), NextToken: next };
    },
  ),

  TagQueue: operation(z.object({ ...byQueue, Tags: texts() }), ({ QueueUrl, Tags }, call) => {
    const { name, arn } = findQueue(call, QueueUrl);
    requireGiven("Tags", Object.keys(Tags));
    requireTags(name, { ...tagsOf(call, arn), ...Tags });
    addTags(call, arn, Tags);
    return {};
  }),

  UntagQueue: operation(z.object({ ...byQueue, TagKeys: z.array(z.string()) }), ({ QueueUrl, TagKeys }, call) => {
    const { arn } = findQueue(call, QueueUrl);
    requireGiven("TagKeys", TagKeys);
    removeTags(call, arn, TagKeys);
    return {};
  }),

  ListQueueTags: operation(z.object(byQueue), ({ QueueUrl }, call) => {
    const tags = Object.entries(tagsOf(call, findQueue(call, QueueUrl).arn));
    return tags.length === 0 ? {} : { Tags: new Map(tags) };
  }),
};

/** @throws AwsError unless messages that fail can go to a queue of the same account, Region and kind */
function requireDeadLetters(call: Call, name: string, attributes: QueueAttributes): void {
  const { arn } = deadLetterTarget(attributes) ?? {};
  if (arn === undefined) {
    return;
  }
  const target = call.table(QUEUES).get(arn.split(":").at(-1) ?? "");
  const wrong = (reason: string) =>
    new AwsError(
      "InvalidParameterValue",
      `Value ${attributes.RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  if (target?.arn !== arn) {
    throw wrong("Dead letter target does not exist.");
  }
  if (isFifo(target.name) !== isFifo(name)) {
    throw wrong("Dead-letter queue must be same type of queue as the source.");
  }
}

const MAX_TAGS = 50;

function requireGiven(parameter: string, given: readonly string[]): void {
  if (given.length === 0) {
    throw new AwsError("MissingParameter", `The request must contain the parameter ${parameter}.`);
  }
}

function requireTags(name: string, tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MAX_TAGS) {
    throw new AwsError("InvalidParameterValue", `Too many tags added for queue ${name}.`);
  }
}

const deletedRecently = () =>
  new AwsError(
    "QueueDeletedRecently",
    `You must wait ${NAME_TAKEN_SECONDS} seconds after deleting a queue before you can create another with the same name.`,
    400,
    "AWS.SimpleQueueService.QueueDeletedRecently",
  );

/** A queue that is created again is the same when all that is asked for is as it is. */
function requireSame(existing: Queue, wanted: QueueAttributes): void {
  const all = allAttributes(existing);
  const different = Object.entries(wanted).find(([name, value]) => all[name] !== value);
  if (different !== undefined) {
    throw new AwsError(
      "QueueNameExists",
      `A queue already exists with the same name and a different value for attribute ${different[0]}`,
      400,
      "QueueAlreadyExists",
    );
  }
}

function checkFifo(name: string, { FifoQueue }: QueueAttributes): void {
  if (isFifo(name) !== (FifoQueue === "true")) {
    throw new AwsError(
      "InvalidParameterValue",
      "A FIFO queue has a name that ends in .fifo and the attribute FifoQueue; a standard queue has neither.",
    );
  }
}
