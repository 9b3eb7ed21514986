import type { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { CallLimiter } from "../../aws/call-limiter";
import type { RandomClock } from "../../clock";
import { retryUntil } from "./retry";

/** The two services, and the one way to call them. */
export interface Aws {
  readonly sageMaker: SageMakerClient;
  readonly autoScaling: ApplicationAutoScalingClient;
  readonly clock: RandomClock;
  /** Sends a request: at most five at a time, again while the answer is "not now". */
  request<T>(send: () => Promise<T>): Promise<T>;
}

const MAX_CALLS_AT_ONCE = 5;

/** @param deadline milliseconds since 1970, after which nothing is repeated */
export function awsUntil(deadline: number, clients: Pick<Aws, "sageMaker" | "autoScaling" | "clock">): Aws {
  const limiter = new CallLimiter(MAX_CALLS_AT_ONCE);
  return {
    ...clients,
    request: (send) => retryUntil(deadline, clients.clock, () => limiter.run(send)),
  };
}
