import type { Call } from "../../call";
import { tableOf } from "../../store/table";

interface WaitingRequest {
  readonly inferenceId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What waits for an instance of an asynchronous endpoint, by the endpoint's name. */
export const QUEUES = tableOf<readonly WaitingRequest[]>("sagemaker-runtime.queues");

/** More than anybody tests with: the oldest ones are forgotten. */
const MAX_WAITING = 10_000;

/**
 * Adds a request to those that wait and have not expired.
 * @param request `undefined` when an instance takes this one, and all that wait
 * @returns how many wait now
 */
export function queued(call: Call, endpointName: string, request: WaitingRequest | undefined): number {
  if (request === undefined) {
    call.table(QUEUES).delete(endpointName);
    return 0;
  }
  const waiting = (call.table(QUEUES).get(endpointName) ?? []).filter(({ expiresAt }) => expiresAt > call.now);
  return call.table(QUEUES).put(endpointName, [...waiting, request].slice(-MAX_WAITING)).length;
}
