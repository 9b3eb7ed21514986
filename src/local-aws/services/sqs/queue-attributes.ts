import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { isMembers } from "../../protocols/values";

/** Values are texts, numbers included. */
export type QueueAttributes = Readonly<Record<string, string>>;

interface Attribute {
  /** What a queue has for which it was not set. @default - the attribute is absent */
  readonly byDefault?: string;
  accepts(value: string): boolean;
}

const integer = (min: number, max: number, byDefault: number): Attribute => ({
  byDefault: String(byDefault),
  accepts: (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max,
});

const flag = (byDefault?: string): Attribute => ({ byDefault, accepts: (value) => /^(true|false)$/i.test(value) });

const text = (pattern = /^/, byDefault?: string): Attribute => ({ byDefault, accepts: (value) => pattern.test(value) });

/** An empty text takes the document away. */
const document: Attribute = { accepts: (value) => value === "" || isMembers(readJson(value)?.value) };

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const STANDARD: Readonly<Record<string, Attribute>> = {
  DelaySeconds: integer(0, 900, 0),
  MaximumMessageSize: integer(1024, 1_048_576, 1_048_576),
  MessageRetentionPeriod: integer(60, 1_209_600, 345_600),
  ReceiveMessageWaitTimeSeconds: integer(0, 20, 0),
  VisibilityTimeout: integer(0, 43_200, 30),
  SqsManagedSseEnabled: flag("true"),
  KmsMasterKeyId: text(),
  KmsDataKeyReusePeriodSeconds: integer(60, 86_400, 300),
  Policy: document,
  RedrivePolicy: document,
  RedriveAllowPolicy: document,
};

const FIFO: Readonly<Record<string, Attribute>> = {
  FifoQueue: { byDefault: "true", accepts: (value) => value === "true" },
  ContentBasedDeduplication: flag("false"),
  DeduplicationScope: text(/^(messageGroup|queue)$/, "queue"),
  FifoThroughputLimit: text(/^(perQueue|perMessageGroupId)$/, "perQueue"),
};

/** Told, and never set. */
const READ_ONLY = [
  "QueueArn",
  "CreatedTimestamp",
  "LastModifiedTimestamp",
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesDelayed",
  "ApproximateNumberOfMessagesNotVisible",
];

const attributesOf = (fifo: boolean) => (fifo ? { ...STANDARD, ...FIFO } : STANDARD);

/** What a queue has whose attributes were not set. Keys that were not set are absent. */
export function defaultAttributes(fifo: boolean): QueueAttributes {
  const defaults = Object.entries(attributesOf(fifo)).flatMap(([name, { byDefault }]) =>
    byDefault === undefined || name === "KmsDataKeyReusePeriodSeconds" ? [] : [[name, byDefault] as const],
  );
  return Object.fromEntries(defaults);
}

/** @throws AwsError for an attribute that a queue does not have, or a value that it does not take */
export function checkAttributes(attributes: QueueAttributes, fifo: boolean): void {
  const known = attributesOf(fifo);
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = Object.hasOwn(known, name) ? known[name] : undefined;
    if (attribute === undefined) {
      throw unknownAttribute(name);
    }
    if (!attribute.accepts(value)) {
      throw new AwsError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
  }
}

/** An attribute of a queue, with its default. */
export const attributeOf = (
  { name, attributes }: { readonly name: string; readonly attributes: QueueAttributes },
  attribute: string,
): string | undefined => attributes[attribute] ?? defaultAttributes(name.endsWith(".fifo"))[attribute];

/** Where messages go that were received too often. */
export interface DeadLetterTarget {
  readonly arn: string;
  readonly maxReceiveCount: number;
}

/** @throws AwsError for a redrive policy that is wrong */
export function deadLetterTarget({ RedrivePolicy }: QueueAttributes): DeadLetterTarget | undefined {
  const policy = RedrivePolicy === undefined || RedrivePolicy === "" ? undefined : readJson(RedrivePolicy)?.value;
  if (!isMembers(policy)) {
    return undefined;
  }
  const { deadLetterTargetArn, maxReceiveCount } = policy;
  const wrong = (reason: string) =>
    new AwsError(
      "InvalidParameterValue",
      `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  if (typeof deadLetterTargetArn !== "string" || maxReceiveCount === undefined) {
    throw wrong("Redrive policy does not contain mandatory attribute: deadLetterTargetArn, maxReceiveCount.");
  }
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw wrong("Invalid value for maxReceiveCount: must be an integer from 1 to 1000.");
  }
  return { arn: deadLetterTargetArn, maxReceiveCount: count };
}

/** @throws AwsError for a name that is no attribute of any queue */
export function requireKnown(names: readonly string[]): void {
  const unknown = names.find((name) => !Object.hasOwn({ ...STANDARD, ...FIFO }, name) && !READ_ONLY.includes(name));
  if (unknown !== undefined && unknown !== "All") {
    throw unknownAttribute(unknown);
  }
}

const unknownAttribute = (name: string) => new AwsError("InvalidAttributeName", `Unknown Attribute ${name}.`);
