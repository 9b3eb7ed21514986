import type { Readable } from "node:stream";
import { NotAnAnswer } from "./answers/check-answer";

/**
 * The largest answer that is read, in bytes: far above all that are asked for here. The largest are pages of a hundred
 * alarms with 20 metric queries each, some 6 MB, and models with 15 containers of 100 variables, some 3 MB.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
const LARGEST = 16 * 2 ** 20;

/**
 * Reads the body of an answer, in the place of the SDK's own way, which reads bodies of any size.
 *
 * @throws NotAnAnswer when it is larger than AWS's are: leaving the loop closes the connection
 */
export async function boundedBody(body: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST) {
      throw new NotAnAnswer(`the body is larger than ${LARGEST / 2 ** 20} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
