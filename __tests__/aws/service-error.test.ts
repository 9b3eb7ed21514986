import { asServiceError, busyWith, isNotFound, isThrottled, isTransient } from "../../src/aws/service-error";

const error = (name: string, message = "words", more: object = {}) => Object.assign(new Error(message), { name }, more);
const code = (of: string) => error("Error", "words", { code: of });
const status = (httpStatusCode: number) => error("SomeException", "words", { $metadata: { httpStatusCode } });

describe("a call is repeated after", () => {
  it.each([
    error("ThrottlingException"),
    error("Throttling"),
    error("ThrottledException"),
    error("TooManyRequestsException"),
    error("RequestLimitExceeded"),
    status(429),
    status(500),
    status(503),
    error("ConflictException", "There was a conflict when you attempted to modify a SageMaker entity"),
    error("ConcurrentUpdateException", "the object already has a pending update"),
    error("ValidationException", 'Cannot update inference component "arn" while it is in state UPDATE_RC_IN_PROGRESS.'),
    error("ValidationException", 'Cannot update in-progress endpoint "arn:aws:sagemaker:eu-west-1:1:endpoint/llm".'),
    error("TimeoutError"),
    ...["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"].map(code),
  ])("%s", (thrown) => {
    expect(isTransient(thrown)).toBe(true);
  });
});

describe("a call is not repeated after", () => {
  it.each([
    error("LimitExceededException", "the quota of scalable targets is used up"),
    error("AccessDeniedException"),
    error("ValidationException", "CopyCount 99 is more than the endpoint can host"),
    error("ValidationException", "Cannot update inference component while it is in state DELETE_IN_PROGRESS"),
    error("ValidationException", "it is in state CREATE_FAILED"),
    status(400),
    ...["ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "EPROTO"].map(code),
    "no error at all",
    undefined,
  ])("%s", (thrown) => {
    expect(isTransient(thrown)).toBe(false);
  });

  it.each([
    error("AccessDeniedException", "not authorized on arn:aws:sagemaker:eu-west-1:1:endpoint/work-in-progress"),
    error("ValidationException", 'Endpoint "conflict-in-progress" has no variant'),
  ])("%s, whose resource has a name like that of a state", (thrown) => {
    expect(isTransient(thrown)).toBe(false);
    expect(busyWith(asServiceError(thrown))).toBeUndefined();
  });
});

it("throttles by a quota too, which waiting does not raise", () => {
  expect(isThrottled(asServiceError(error("LimitExceededException")))).toBe(true);
});

it.each([
  ['it is in state "Creating"', "change"],
  ["it is being updated", "change"],
  ['it is in state "Deleting", and a change is in progress', "deletion"],
  ["it is in state DELETE_IN_PROGRESS", "deletion"],
  ["it is in state Failed", undefined],
])("is kept from a change: %s", (message, by) => {
  expect(busyWith(asServiceError(error("ValidationException", message)))).toBe(by);
});

it.each([
  [error("ResourceNotFound"), true],
  [error("NoSuchEntity"), true],
  [error("ValidationException", 'Could not find inference component "llama".'), true],
  [error("ValidationException", "1 validation error: could not find a value"), false],
  [error("AccessDeniedException", "Could not find endpoint"), false],
])("%s: there is no such thing: %s", (thrown, is) => {
  expect(isNotFound(thrown)).toBe(is);
});
