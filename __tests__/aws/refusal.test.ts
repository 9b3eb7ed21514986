import { ACCESS, accessOf } from "../../src/aws/access";
import { refusal } from "../../src/aws/refusal";

const told = (error: object, message = "socket hang up") =>
  refusal(Object.assign(new Error(message), error), { access: ACCESS.DescribeEndpoint });

// The SDK calls both TimeoutError.
it.each([
  ["ECONNRESET", "connection dropped"],
  ["ETIMEDOUT", "no answer in time"],
])("says of %s: %s", (code, text) => {
  const error = told({ name: "TimeoutError", code });
  expect(error.reason).toBe("network");
  expect(error.message).toContain(text);
});

it("tells a region that cannot be one from AWS not answering", () => {
  const error = told({}, 'Region not accepted: region="us_west" is not a valid hostname component.');
  expect(error.reason).toBe("region");
});

it.each(["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"])(
  "says how to give the certificate of a proxy that is not trusted: %s",
  (code) => {
    const error = told({ code }, "self-signed certificate in certificate chain");
    expect(error.reason).toBe("network");
    expect(error.message).toMatch(
      /^AWS has a certificate that this machine does not trust \(.*\): set NODE_EXTRA_CA_CERTS to the certificate of your proxy/,
    );
  },
);

it("doubts the region where the name of AWS itself is not known, and the endpoint URL elsewhere", () => {
  const toCheck = (hostname: string) => told({ code: "ENOTFOUND", hostname }).message.split("): ")[1];
  expect(toCheck("api.sagemaker.us-west-9.amazonaws.com")).toBe(
    "check the network, and whether the Region exists and offers the service",
  );
  expect(toCheck("aws.internal")).toBe("check the network, and AWS_ENDPOINT_URL if it is set");
});

it("tells a role that may not be assumed from a call that is not allowed", () => {
  const message = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: sts:AssumeRole on resource: x";
  const error = told({ name: "AccessDenied" }, message);
  expect(error).toMatchObject({ reason: "credentials", action: "sts:AssumeRole" });
  expect(error.message).toMatch(/^The role .* cannot be assumed \(.*\): allow sts:AssumeRole in its trust policy/);
});

it("tells an endpoint URL of the profile that is none", () => {
  const error = told({ name: "TypeError", code: "ERR_INVALID_URL", input: "foo" }, "Invalid URL");
  expect(error).toMatchObject({
    reason: "endpoint-url",
    message: expect.stringContaining('"foo" is not a valid endpoint URL'),
  });
});

// The SDK takes both from the answer, as they are.
it.each<readonly [what: string, message: unknown]>([
  ["an object with a toString of its own", { toString: 1 }],
  ["a list", ["x"]],
  ["nothing", null],
  ["a number", 7],
])("tells an error whose message is %s", (_, message) => {
  const error = told({ name: "ValidationException", message });
  expect(error.reason).toBe("service");
  expect(error.message).toMatch(/^AWS refused sagemaker:DescribeEndpoint \(ValidationException: .+\): check /);
});

it("tells an error whose name is no text", () => {
  expect(told({ name: { a: 1 }, $metadata: { httpStatusCode: 500, attempts: 2 } }, "boom").message).toMatch(
    /^AWS failed to answer sagemaker:DescribeEndpoint, 2 times \(\{ a: 1 \}: boom\)/,
  );
});

it.each(["RequestTimeTooSkewed", "RequestInTheFuture"])("doubts the time of the machine after %s", (name) => {
  const error = told({ name }, "The difference between the request time and the current time is too large.");
  expect(error.reason).toBe("credentials");
  expect(error.message).toContain("the clock of this machine");
});

describe("a change that AWS does not make", () => {
  const changed = (name: string, message: string) =>
    refusal(Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } }), {
      access: accessOf("UpdateInferenceComponentRuntimeConfig"),
    });

  it.each([
    ["ValidationException", 'Cannot update inference component "arn" while it is in state UPDATE_RC_IN_PROGRESS.'],
    ["ValidationException", 'Cannot update in-progress endpoint "arn".'],
    ["ResourceInUseException", "The resource is in use"],
    ["ConcurrentUpdateException", "The object already has a pending update"],
  ])("can be tried again while an update is in progress: %s, %s", (name, message) => {
    expect(changed(name, message)).toMatchObject({
      reason: "busy",
      message: expect.stringContaining("try again once no update is in progress"),
    });
  });

  it("is not tried again if the change itself is wrong", () => {
    const { reason, message } = changed("ValidationException", "CopyCount 99999 is more than the endpoint can host");
    expect([reason, message.includes("try again")]).toEqual(["refused", false]);
  });
});
