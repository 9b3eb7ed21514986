import { ACCESS } from "../../src/aws/access";
import { refusal } from "../../src/aws/refusal";

const told = (error: object, message = "socket hang up") =>
  refusal(Object.assign(new Error(message), error), { access: ACCESS.DescribeEndpoint }, "AWS");

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
