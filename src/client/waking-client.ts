import { types } from "node:util";
import type { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from "@aws-sdk/client-sagemaker-runtime";
import { isThrottlingError, isTransientError } from "@smithy/core/retry";
import { isNoCapacity } from "../aws/no-capacity";
import { type RandomClock, systemClock } from "../clock";
import { Duration } from "../time/duration";
import { CapacityTimeout, type Diagnosis } from "./capacity-timeout";
import { diagnose, type Informants, sagemakerSdk, scalingSdk } from "./diagnose";
import type { Gate, Patience } from "./gate";
import { closedGate, gateOf } from "./gates";
import { checkReplayable } from "./replayable-body";
import type { Turn } from "./turn";
import { DEFAULT_INTERVAL, intervalMs, waitMs } from "./wait-limits";
import type {
  ColdStartWait,
  WaitOptions,
  WakingAnswer,
  WakingRequest,
  WakingStream,
  WakingStreamRequest,
} from "./waking-request";

/** What a `WakingClient` sends requests with. */
export interface WakingClientOptions {
  /** @default - a client with the SDK's default settings */
  readonly runtime?: SageMakerRuntimeClient;
  /** Reads why there is no capacity. @default - created when it is needed, with the Region and credentials of `runtime` */
  readonly sagemaker?: SageMakerClient;
  /** Reads why there is no capacity. @default - created when it is needed, with the Region and credentials of `runtime` */
  readonly scaling?: ApplicationAutoScalingClient;
  /**
   * Mean time between two attempts, from 1 s to 1 day. Each pause is between half and one and a half times as long.
   * @default Duration.seconds(15)
   */
  readonly pollInterval?: Duration;
  /** @internal */
  readonly time?: RandomClock;
}

/** The parts of a request that say what serves it. */
interface Addressed extends WaitOptions {
  readonly EndpointName?: string | undefined;
  readonly InferenceComponentName?: string | undefined;
  readonly Body?: unknown;
}

/**
 * Sends requests to endpoints that may be asleep, and waits until they are awake. While a component has no capacity, all
 * callers of a process send one request together in each interval.
 */
export class WakingClient {
  private readonly runtime: SageMakerRuntimeClient;
  private readonly informants: Informants;
  private readonly intervalMs: number;
  private readonly time: RandomClock;
  private readonly diagnoses = new Map<string, Promise<Diagnosis>>();

  /** @throws ScaleToZeroError if a duration is out of range */
  constructor(options: WakingClientOptions = {}) {
    const runtime = options.runtime ?? new SageMakerRuntimeClient({});
    const { region, credentials } = runtime.config;
    let { sagemaker, scaling } = options;
    this.runtime = runtime;
    this.informants = {
      sagemaker: () => (sagemaker ??= new (sagemakerSdk().SageMakerClient)({ region, credentials })),
      scaling: () => (scaling ??= new (scalingSdk().ApplicationAutoScalingClient)({ region, credentials })),
    };
    this.intervalMs = intervalMs("pollInterval", options.pollInterval ?? DEFAULT_INTERVAL);
    this.time = options.time ?? systemClock;
  }

  /**
   * Sends a request, and waits until it is answered.
   *
   * @throws CapacityTimeout if there is no capacity within `waitForCapacity`. Other errors are those of the SDK
   */
  async invoke(request: WakingRequest): Promise<WakingAnswer> {
    const { waitForCapacity: _, onWaiting: __, abortSignal, ...input } = request;
    const send = () => this.runtime.send(new InvokeEndpointCommand(input), { abortSignal });
    const { answer, coldStart } = await this.answered(request, send);
    return { ...answer, coldStart };
  }

  /**
   * Sends a request, and waits until its answer begins.
   *
   * @throws CapacityTimeout if there is no capacity within `waitForCapacity`. Other errors are those of the SDK
   */
  async invokeWithResponseStream(request: WakingStreamRequest): Promise<WakingStream> {
    const { waitForCapacity: _, onWaiting: __, abortSignal, ...input } = request;
    const send = () => this.runtime.send(new InvokeEndpointWithResponseStreamCommand(input), { abortSignal });
    const { answer, coldStart } = await this.answered(request, send);
    return { ...answer, coldStart };
  }

  private async answered<T>(
    request: Addressed,
    send: () => Promise<T>,
  ): Promise<{ readonly answer: T; readonly coldStart: ColdStartWait }> {
    checkReplayable(request.Body);
    const longestMs = waitMs("waitForCapacity", request.waitForCapacity);
    const key = await this.keyOf(request);
    const begunAt = this.time.now();
    const until = begunAt + longestMs;
    let attempts = 0;
    const waited = () => Duration.seconds((this.time.now() - begunAt) / 1000);
    const onRefused = () => request.onWaiting?.({ waited: waited(), attempts });
    let isWaiting = false;
    for (;;) {
      const gate = gateOf(key);
      const turn = await this.turnAt(gate, attempts, { until, signal: request.abortSignal, onRefused });
      if (turn === "late") {
        throw await this.timeout(request, key, { waited: waited(), attempts });
      }
      const waitedFor = Duration.seconds((this.time.now() - begunAt) / 1000);
      attempts += 1;
      try {
        const answer = await send();
        gateOf(key)?.open();
        return { answer, coldStart: { waited: waitedFor, attempts } };
      } catch (error) {
        if (!isNoCapacity(error) && !(isWaiting && isPassing(error))) {
          if (turn === "probe") {
            isAnswer(error) ? gate?.open() : gate?.leave();
          }
          throw error;
        }
        isWaiting = true;
        closedGate(key, this.time, this.intervalMs).refused();
        onRefused();
        if (this.time.now() >= until) {
          throw await this.timeout(request, key, { waited: waited(), attempts }, error);
        }
      }
    }
  }

  /** A call that was not refused yet waits too, if others wait for the same component. */
  private turnAt(gate: Gate | undefined, attempts: number, patience: Patience): Promise<Turn> {
    if (gate === undefined) {
      return Promise.resolve("send");
    }
    if (attempts === 0 && gate.isIdle) {
      gate.begin();
      return Promise.resolve("probe");
    }
    return gate.turn(patience);
  }

  /** Callers whose time is over together ask AWS once. */
  private async timeout(
    { EndpointName, InferenceComponentName: component }: Addressed,
    key: string,
    { waited, attempts }: ColdStartWait,
    cause?: unknown,
  ): Promise<CapacityTimeout> {
    const subject = `${component === undefined ? "" : `Inference component ${component} of `}endpoint ${EndpointName}`;
    const asked = this.diagnoses.get(key) ?? this.diagnosis(component);
    this.diagnoses.set(key, asked);
    const diagnosis = await asked.finally(() => this.diagnoses.delete(key));
    return new CapacityTimeout(capitalized(subject), waited, attempts, diagnosis, { cause });
  }

  private async diagnosis(component: string | undefined): Promise<Diagnosis> {
    return component === undefined
      ? { reason: "unknown", because: "The request names no inference component." }
      : diagnose(component, this.informants, this.time.now());
  }

  /** Endpoints of several Regions, accounts and servers may have the same name. */
  private async keyOf({ EndpointName, InferenceComponentName }: Addressed): Promise<string> {
    const { region, credentials, endpoint } = this.runtime.config;
    // What is wrong with them is an error of the request.
    const where = await Promise.all([region(), credentials(), endpoint?.()]).catch(() => undefined);
    const [inRegion, by, server] = where ?? [];
    const account = by?.accountId ?? by?.accessKeyId;
    return JSON.stringify([inRegion, account, server?.hostname, server?.port, EndpointName, InferenceComponentName]);
  }
}

/** What the SDK tries again. While an endpoint wakes, it is no reason to give up. */
const isPassing = (error: unknown): boolean =>
  isSdkError(error) && (isThrottlingError(error) || isTransientError(error));

/** Whether SageMaker answered, so that it has capacity or the request is wrong: no call needs to wait for that. */
const isAnswer = (error: unknown): boolean =>
  isSdkError(error) && error.$metadata?.httpStatusCode !== undefined && !isPassing(error);

const isSdkError = (error: unknown): error is Parameters<typeof isTransientError>[0] => types.isNativeError(error);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
