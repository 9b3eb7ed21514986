/** An answer without which nobody can say that an endpoint is there, sleeps and wakes. */
export interface Mattering {
  readonly operation: string;
  readonly what: string;
  change(answer: unknown): unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const empty = (operation: string): Mattering => ({ operation, what: "an empty object", change: () => ({}) });

const lacks = (operation: string, member: string): Mattering => ({
  operation,
  what: `no ${member}`,
  change: (answer) =>
    isObject(answer) ? Object.fromEntries(Object.entries(answer).filter(([key]) => key !== member)) : answer,
});

const says = (operation: string, member: string, value: unknown): Mattering => ({
  operation,
  what: `${member} ${JSON.stringify(value)}`,
  change: (answer) => (isObject(answer) ? { ...answer, [member]: value } : answer),
});

/** Members that the API models mark as required in the answers, and values that no sound account has. */
export const MATTERS: readonly Mattering[] = [
  ...["DescribeEndpoint", "DescribeEndpointConfig", "DescribeInferenceComponent", "ListInferenceComponents"].map(empty),
  ...["EndpointName", "EndpointArn", "EndpointStatus", "CreationTime", "LastModifiedTime"].map((member) =>
    lacks("DescribeEndpoint", member),
  ),
  ...["EndpointConfigName", "ProductionVariants", "EndpointConfigArn"].map((member) =>
    lacks("DescribeEndpointConfig", member),
  ),
  ...["InferenceComponentName", "EndpointName", "InferenceComponentArn"].map((member) =>
    lacks("DescribeInferenceComponent", member),
  ),
  lacks("DescribeInferenceComponent", "InferenceComponentStatus"),
  lacks("ListInferenceComponents", "InferenceComponents"),
  says("DescribeEndpoint", "EndpointStatus", "Failed"),
  says("DescribeEndpoint", "EndpointStatus", "OutOfService"),
  says("DescribeEndpoint", "EndpointConfigName", "another"),
  says("DescribeEndpointConfig", "ProductionVariants", []),
  says("DescribeInferenceComponent", "InferenceComponentStatus", "Failed"),
  says("ListInferenceComponents", "InferenceComponents", []),
  says("DescribeScalableTargets", "ScalableTargets", []),
  says("DescribeScalingPolicies", "ScalingPolicies", []),
  says("DescribeAlarms", "MetricAlarms", []),
];
