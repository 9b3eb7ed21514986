import * as scaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as iam from "@aws-sdk/client-iam";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import * as runtime from "@aws-sdk/client-sagemaker-runtime";
import * as scheduler from "@aws-sdk/client-scheduler";
import { ACCESS, type CallName, CHANGES } from "../../src/aws/access";
import { ANSWERS } from "../../src/aws/answers/answers";
import { kindProblems } from "./support/kind-problems";
import { outputOf, type Sdk } from "./support/sdk-schema";

const SDKS: Readonly<Record<string, readonly Sdk[]>> = {
  "application-autoscaling": [scaling],
  cloudwatch: [cloudwatch],
  iam: [iam],
  // IAM has one prefix for both.
  sagemaker: [sagemaker, runtime],
  scheduler: [scheduler],
};

describe("the answers that the package reads have the members and kinds of the SDK's schemas", () => {
  const calls = Object.entries({ ...ACCESS, ...CHANGES }).map(
    ([name, { action }]) => [name as CallName, action] as const,
  );

  it.each(calls)("%s (%s)", (name, action) => {
    const [service = "", operation] = action.split(":");
    expect(operation).toBe(name);
    const output = outputOf(SDKS[service] ?? [], name);
    expect(kindProblems(output, ANSWERS[name], name)).toEqual([]);
  });
});

describe("a shape that differs from the SDK's schema is reported", () => {
  const output = outputOf([sagemaker], "DescribeEndpoint");
  const { required, optional } = ANSWERS.DescribeEndpoint;

  it.each([
    [
      "a name that is misspelled",
      { required, optional: { ...optional, EndpointState: "text" } },
      "EndpointState is unknown",
    ],
    ["another kind", { required: { ...required, CreationTime: "text" }, optional }, "CreationTime is no text"],
    [
      "a member that may be absent",
      { required: { ...required, FailureReason: "text" }, optional },
      "FailureReason may be absent",
    ],
    ["a member that is always there", { required: {}, optional }, "EndpointName is always there"],
    [
      "a list of another kind",
      { required, optional: { ...optional, ProductionVariants: ["text"] } },
      "ProductionVariants[] is no text",
    ],
  ] as const)("%s", (_, shape, problem) => {
    expect(kindProblems(output, shape, "")).toContainEqual(expect.stringContaining(problem));
  });
});
