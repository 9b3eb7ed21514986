import type {
  InvokeEndpointCommandInput,
  InvokeEndpointCommandOutput,
  InvokeEndpointWithResponseStreamCommandInput,
  InvokeEndpointWithResponseStreamCommandOutput,
} from "@aws-sdk/client-sagemaker-runtime";
import type { Duration } from "../time/duration";

/** How far a request is that waits. */
export interface WaitingProgress {
  /** Time since the call. */
  readonly waited: Duration;
  /** Requests that this call has sent. */
  readonly attempts: number;
}

/** How a request waits for capacity. */
export interface WaitOptions {
  /** How long it waits for capacity, from 0 s to 1 day. */
  readonly waitForCapacity: Duration;
  /** Called each time that the endpoint refuses a request. @default - not called */
  readonly onWaiting?: (progress: WaitingProgress) => void;
  /** Ends the request, also while it waits. @default - nothing ends it */
  readonly abortSignal?: AbortSignal;
}

/** A request: what InvokeEndpoint takes, and how long it waits. */
export interface WakingRequest extends InvokeEndpointCommandInput, WaitOptions {}

/** A request whose answer is a stream: what InvokeEndpointWithResponseStream takes, and how long it waits. */
export interface WakingStreamRequest extends InvokeEndpointWithResponseStreamCommandInput, WaitOptions {}

/** What a request waited for. */
export interface ColdStartWait {
  /** Time from the call to the request that was answered. 0 s if the endpoint was awake. */
  readonly waited: Duration;
  /** Requests that this call sent, at least 1. */
  readonly attempts: number;
}

/** The answer of InvokeEndpoint. */
export interface WakingAnswer extends InvokeEndpointCommandOutput {
  /** What the request waited for. */
  readonly coldStart: ColdStartWait;
}

/** The answer of InvokeEndpointWithResponseStream. */
export interface WakingStream extends InvokeEndpointWithResponseStreamCommandOutput {
  /** What the request waited for. */
  readonly coldStart: ColdStartWait;
}
