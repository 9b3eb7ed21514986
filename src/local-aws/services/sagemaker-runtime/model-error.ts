import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { shortened } from "../../shortened";

const FAILED_DEPENDENCY = 424;
const MOST_QUOTED = 2000;

/**
 * What the container answered is passed on as a ModelError.
 * @param status of the container; 0 if it did not answer in time
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export function modelError(call: Call, endpointName: string, status: number, text: string): AwsError {
  const side = status >= 400 && status < 500 ? "client" : "server";
  const message = shortened(text, MOST_QUOTED);
  return new AwsError(
    "ModelError",
    `Received ${side} error (${status}) from primary with message "${message}". See https://${call.region}.console.aws.amazon.com/cloudwatch/home?region=${call.region}#logEventViewer:group=/aws/sagemaker/Endpoints/${endpointName} in account ${ACCOUNT} for more information.`,
    FAILED_DEPENDENCY,
    "ModelError",
    {
      OriginalStatusCode: status,
      OriginalMessage: message,
      LogStreamArn: call.arn("logs", `log-group:/aws/sagemaker/Endpoints/${endpointName}`),
    },
  );
}

export const TIMED_OUT_TEXT =
  "Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.";
