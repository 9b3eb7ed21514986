/**
 * States from which an endpoint does not recover by itself. The waiter of the SDK knows the first one only. RollingBack
 * is not one of them: it ends in one of these, or in InService on the old configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export const DEAD: readonly string[] = ["Failed", "OutOfService", "UpdateRollbackFailed", "Deleting"];

export const on = ({ arn }: { readonly arn: string }) => ({ address: arn });
