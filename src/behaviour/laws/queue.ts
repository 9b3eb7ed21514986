import { Departures } from "./departures";
import { Ring } from "./ring";
import { Waits } from "./waits";

/** How long a request may take. */
export interface QueueLimits {
  /** A request that has waited this long leaves the queue. */
  readonly waitSeconds: number;
  /** A request that is not answered after this time is given up. */
  readonly answerSeconds: number;
  /** Whether `answerSeconds` counts from the arrival, or from the start of the work. */
  readonly answerFrom: "arrival" | "start";
}

/**
 * An invocation of a real-time endpoint ends after 60 seconds, the time in the queue of the container included.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export const REAL_TIME_LIMITS: QueueLimits = { waitSeconds: 60, answerSeconds: 60, answerFrom: "arrival" };

/**
 * By default a request waits in the queue for 6 hours (RequestTTLSeconds), and the work on it may take 15 minutes
 * (InvocationTimeoutSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html
 */
export const ASYNCHRONOUS_LIMITS: QueueLimits = { waitSeconds: 21_600, answerSeconds: 900, answerFrom: "start" };

/**
 * Requests in order, worked on by copies times the requests that a copy works on at a time.
 *
 * Time only goes forward: each call names a time that is not before that of the call before it.
 */
export class ServiceQueue {
  answered = 0;
  /** Left the queue because they had waited too long. */
  dropped = 0;
  /** Given up while they were worked on. */
  timedOut = 0;
  /** Removed with the copy that worked on them, or that they waited for. */
  lost = 0;
  /** When the last request was answered or given up. */
  lastEnd = Number.NEGATIVE_INFINITY;
  readonly waits = new Waits();

  private servers = 0;
  private readonly working = new Departures();
  /** Arrival, service time, first attempt. */
  private readonly waiting = new Ring();

  constructor(private readonly limits: QueueLimits) {}

  /** In flight and queued. */
  get inSystem(): number {
    return this.working.size + this.waiting.size;
  }

  get waitingCount(): number {
    return this.waiting.size;
  }

  /** How long the oldest waiting request has waited; 0 if none waits. */
  oldestAge(at: number): number {
    return this.waiting.size === 0 ? 0 : at - this.waiting.first(0);
  }

  /** Adds a request. @param firstAttempt when the client first sent it */
  offer(at: number, service: number, firstAttempt: number): void {
    const { working, waiting } = this;
    if (waiting.size > 0 || (working.size > 0 && working.earliest <= at)) {
      this.advance(at);
    }
    if (working.size < this.servers) {
      this.start(at, at, service, firstAttempt);
    } else {
      waiting.push(at, service, firstAttempt);
    }
  }

  /** Ends what ends up to a time, and starts what waits for it. */
  advance(at: number): void {
    while (this.working.size > 0 && this.working.earliest <= at) {
      const end = this.working.earliest;
      this.finish(this.working.take(), end);
      if (this.waiting.size > 0) {
        this.startWaiting(end);
      }
    }
    if (this.waiting.size > 0) {
      this.dropLate(at);
    }
  }

  /**
   * Sets how many requests are worked on at a time. Those that are beyond it are lost.
   * @param drains whether what is being worked on is finished
   */
  serve(at: number, servers: number, drains = false): void {
    this.advance(at);
    if (servers < this.servers && !drains) {
      this.lost += this.working.keepEarliest(servers);
    }
    this.servers = servers;
    this.startWaiting(at);
  }

  /** Loses what waits: the queue of a container goes with its last copy. */
  abandon(): void {
    this.lost += this.waiting.size;
    while (this.waiting.size > 0) {
      this.waiting.shift();
    }
  }

  private startWaiting(at: number): void {
    this.dropLate(at);
    while (this.waiting.size > 0 && this.working.size < this.servers) {
      const arrival = this.waiting.first(0);
      const service = this.waiting.first(1);
      const firstAttempt = this.waiting.first(2);
      this.waiting.shift();
      this.start(at, arrival, service, firstAttempt);
    }
  }

  private dropLate(at: number): void {
    while (this.waiting.size > 0 && this.waiting.first(0) + this.limits.waitSeconds <= at) {
      this.waiting.shift();
      this.dropped += 1;
    }
  }

  private start(at: number, arrival: number, service: number, firstAttempt: number): void {
    const { answerFrom, answerSeconds } = this.limits;
    const deadline = (answerFrom === "arrival" ? arrival : at) + answerSeconds;
    const end = at + service;
    // A client that gives up is not counted among those that waited.
    if (end > deadline) {
      this.working.add(deadline, false);
    } else {
      this.working.add(end, true);
      this.waits.add(at - firstAttempt);
    }
  }

  private finish(isAnswer: boolean, at: number): void {
    this.lastEnd = at;
    if (isAnswer) {
      this.answered += 1;
    } else {
      this.timedOut += 1;
    }
  }
}
