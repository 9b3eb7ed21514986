import { types } from "node:util";

/**
 * What SageMaker answers while an inference component has no copy in service. Other errors with the same name are about the
 * request, such as an unknown endpoint.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html#API_runtime_InvokeEndpoint_Errors
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 */
const NO_CAPACITY = { name: "ValidationError", message: /has no capacity to process this request/i } as const;

/** Whether an error of InvokeEndpoint says that nothing can serve the request yet. */
export function isNoCapacity(error: unknown): boolean {
  return types.isNativeError(error) && error.name === NO_CAPACITY.name && NO_CAPACITY.message.test(error.message);
}
