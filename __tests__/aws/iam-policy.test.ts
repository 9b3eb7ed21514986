import { ACCESS, type Access } from "../../src/aws/access";
import { iamPolicy } from "../../src/aws/iam-policy";

it("allows nothing but to look", () => {
  for (const { action } of Object.values<Access>(ACCESS)) {
    expect(action).toMatch(/^[a-z-]+:(Describe|List|Get)[A-Za-z]+$/);
  }
});

it("allows each call on what it is about", () => {
  expect(iamPolicy().Statement).toContainEqual({
    Sid: "ReadInferenceComponent",
    Effect: "Allow",
    Action: ["sagemaker:DescribeInferenceComponent"],
    Resource: "arn:aws:sagemaker:*:*:inference-component/*",
  });
});

it("V05: allows what has no resources on all of them", () => {
  const all = iamPolicy().Statement.find(({ Resource }) => Resource === "*");
  expect(all?.Action).toEqual(
    expect.arrayContaining(["application-autoscaling:DescribeScalableTargets", "cloudwatch:DescribeAlarms"]),
  );
});

it("V09: allows no invocation", () => {
  expect(JSON.stringify(iamPolicy())).not.toMatch(/Invoke/i);
});

it("is for the partition that it is asked for", () => {
  const resources = iamPolicy("verify", "aws-cn").Statement.map(({ Resource }) => Resource);
  expect(resources.filter((resource) => resource !== "*")).toEqual(
    expect.arrayContaining(["arn:aws-cn:iam::*:role/*"]),
  );
  expect(resources.some((resource) => resource.startsWith("arn:aws:"))).toBe(false);
});

it("has a statement id of letters for each resource", () => {
  const ids = iamPolicy().Statement.map(({ Sid }) => Sid);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z0-9]+$/.test(id))).toBe(true);
});
