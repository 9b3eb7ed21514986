import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { type Aws, awsUntil } from "./aws";
import { systemClock } from "./clock";
import { componentsFailed } from "./errors";
import { parseEvent } from "./event";
import { hasFailures, type SleeperReport } from "./report";
import { runSleeper } from "./sleeper";

/** The part of Lambda's context object that is used. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** What the function needs from outside. */
export interface Surroundings extends Pick<Aws, "sageMaker" | "autoScaling" | "clock"> {
  log(line: string): void;
}

/** Kept for the calls under way at the deadline and the report: Lambda stops a late function without a word. */
const RESERVE_MS = 30_000;

export const createHandler =
  ({ log, ...clients }: Surroundings) =>
  async (input: unknown, context: LambdaContext): Promise<SleeperReport> => {
    const event = parseEvent(input);
    const deadline = clients.clock.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const report = await runSleeper(awsUntil(deadline, clients), event);
    log(JSON.stringify(report));
    if (hasFailures(report)) {
      throw componentsFailed(report);
    }
    return report;
  };

const CLIENT_OPTIONS = {
  // `retryUntil` repeats, knowing the deadline; two layers of retries would multiply.
  maxAttempts: 1,
  // Without them a lost connection holds one of the five places until Lambda's timeout.
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/** Entry point of the Lambda function. */
export const handler = createHandler({
  sageMaker: new SageMakerClient(CLIENT_OPTIONS),
  autoScaling: new ApplicationAutoScalingClient(CLIENT_OPTIONS),
  clock: systemClock,
  log: (line) => console.log(line),
});
