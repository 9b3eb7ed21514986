import { arnOf } from "../../src/rules/finding";

it("an ARN is written by reference, and as it is where the address is one", () => {
  expect(arnOf({ address: 'module.llm["a"].aws_appautoscaling_policy.wake' })).toBe(
    'module.llm["a"].aws_appautoscaling_policy.wake.arn',
  );
  const arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/sagemaker/x:policyName/wake";
  expect(arnOf({ address: arn })).toBe(`"${arn}"`);
});
