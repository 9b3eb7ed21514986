/**
 * What AWS says when it has no instance of a type, in failure reasons of endpoints and components and in the messages of
 * scaling activities. Not documented as a list; the first two are of a published error message.
 * @see https://repost.aws/knowledge-center/sagemaker-insufficient-capacity-errors
 */
const DROUGHT = /InsufficientInstanceCapacity|unable to provision requested ML compute capacity|CapacityError/i;

/**
 * What AWS says when the account may have no more instances of a type.
 * @see https://repost.aws/knowledge-center/sagemaker-resource-limit-exceeded-error
 */
const QUOTA = /ResourceLimitExceeded|account-level service limit/i;

/** Why AWS gave no instance, by its own words; `undefined` for any other text. */
export function shortageIn(text: string | undefined): "drought" | "quota" | undefined {
  if (text === undefined) {
    return undefined;
  }
  // A text about a quota may name capacity too.
  return QUOTA.test(text) ? "quota" : DROUGHT.test(text) ? "drought" : undefined;
}
