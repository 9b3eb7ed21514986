/**
 * States that an endpoint does not come back from by itself; the SDK's own waiter knows the first one only. RollingBack
 * is none of them: it ends in one of these, or in InService on the old configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export const DEAD: readonly string[] = ["Failed", "OutOfService", "UpdateRollbackFailed", "Deleting"];

export const on = ({ arn }: { readonly arn: string }) => ({ address: arn });
