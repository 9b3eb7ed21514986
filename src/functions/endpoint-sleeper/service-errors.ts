/** The parts of an AWS SDK error, or of a Node.js network error, that tell what to do next. */
interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  /** Node.js network errors have it. */
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const look = (error: unknown): ServiceError => (typeof error === "object" && error !== null ? error : {});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html */
const waitAndRepeat = new Set([
  "ThrottlingException",
  "Throttling",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  // SageMaker: "There was a conflict when you attempted to modify a SageMaker entity".
  "ConflictException",
  // Application Auto Scaling: "Concurrent updates caused an exception, for example, if you request an update […] that
  // already has a pending update".
  "ConcurrentUpdateException",
  // The request timeout of the SDK's own HTTP handler.
  "TimeoutError",
]);

const brokenConnection = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);

/** "Cannot update inference component … while it is in state UPDATE_RC_IN_PROGRESS"; a deletion never ends well. */
const BUSY = /\bin state (?!DELETE_)\w+_IN_PROGRESS\b/i;

/** Whether the same request may succeed a little later. */
export function isTransient(error: unknown): boolean {
  const { name = "", message = "", code = "", $metadata } = look(error);
  return (
    waitAndRepeat.has(name) ||
    brokenConnection.has(code) ||
    BUSY.test(message) ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}

/** Whether SageMaker says that there is no such inference component: a ValidationException, told by its text. */
export function isComponentNotFound(error: unknown): boolean {
  const { name = "", message = "" } = look(error);
  return name === "ResourceNotFound" || /could not find inference component/i.test(message);
}
