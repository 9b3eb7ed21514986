import { AwsReadError } from "../../aws/errors";

/**
 * Makes a change, again and again while SageMaker is updating what it changes.
 *
 * @param wait pauses before the next attempt; throws if there is none
 * @throws AwsReadError if AWS refuses it for another reason
 */
export async function whenFree<T>(change: () => Promise<T>, wait: (busy: AwsReadError) => Promise<void>): Promise<T> {
  for (;;) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof AwsReadError) || error.reason !== "busy") {
        throw error;
      }
      await wait(error);
    }
  }
}
