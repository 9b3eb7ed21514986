import { createHash } from "node:crypto";
import type { MessageAttributes } from "./message";

/** SDKs compare it with what they sent and received. */
export const bodyDigest = (body: string) => createHash("md5").update(body).digest("hex");

/**
 * `undefined` without attributes.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesDigest(attributes: MessageAttributes): string | undefined {
  const sorted = Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1));
  if (sorted.length === 0) {
    return undefined;
  }
  const hash = createHash("md5");
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const [name, { DataType, StringValue, BinaryValue }] of sorted) {
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    hash.update(Buffer.from([BinaryValue === undefined ? 1 : 2]));
    add(BinaryValue === undefined ? Buffer.from(StringValue ?? "") : Buffer.from(BinaryValue, "base64"));
  }
  return hash.digest("hex");
}
