import { Clients } from "../laws/clients";
import { ASYNCHRONOUS_LIMITS, REAL_TIME_LIMITS, ServiceQueue } from "../laws/queue";
import type { UnitSetup } from "../setup/endpoint-setup";
import type { Arrivals } from "../traffic/arrivals";
import type { Client } from "../traffic/client";

/** The block grows with the traffic: most endpoints have little, and there may be thousands. */
const FIRST_BLOCK = 64;
const LARGEST_BLOCK = 4096;
const NEVER = Number.POSITIVE_INFINITY;

export interface UnitTraffic {
  readonly arrivals: Arrivals | undefined;
  readonly client: Client;
  /** Requests that a copy or an instance works on at a time. */
  readonly concurrency: number;
}

/** A component or an asynchronous variant with its requests: who sends them, who waits, who is refused. */
export class Unit {
  readonly queue: ServiceQueue;
  readonly clients: Clients;
  total = 0;
  /** Copies or instances that serve. */
  serving = 0;

  /** In the current bucket: the most requests in flight and queued, those that were accepted, the attempts refused. */
  mostInSystem = 0;
  started = 0;
  refused = 0;
  /** First sent in the current bucket. */
  sent = 0;

  /** False while a schedule has deleted the component: its requests are refused, and no metric counts them. */
  isThere = true;

  /** Called at the first request that finds no capacity. */
  onNoCapacity: ((at: number) => void) | undefined;

  private times = new Float64Array(FIRST_BLOCK);
  private services = new Float64Array(FIRST_BLOCK);
  private count = 0;
  private index = 0;
  private nextArrival = NEVER;
  private readonly queues: boolean;

  constructor(
    readonly setup: UnitSetup,
    private readonly traffic: UnitTraffic,
  ) {
    this.queues = setup.kind === "variant";
    this.queue = new ServiceQueue(this.queues ? ASYNCHRONOUS_LIMITS : REAL_TIME_LIMITS);
    this.clients = new Clients(traffic.client);
    this.readBlock();
  }

  /** When the next request is sent, for the first time or again. */
  get nextRequest(): number {
    return Math.min(this.nextArrival, this.clients.next);
  }

  /** Sends all requests before a time. */
  advance(until: number): void {
    while (this.nextArrival < until || this.clients.next < until) {
      if (this.serving > 0 && this.clients.size === 0) {
        this.acceptUntil(until);
      } else if (this.nextArrival <= this.clients.next) {
        const at = this.nextArrival;
        this.total += 1;
        this.sent += 1;
        this.attempt(at, this.services[this.index] as number, at);
        this.index += 1;
        if (this.index === this.count) {
          this.readBlock();
        } else {
          this.nextArrival = this.times[this.index] as number;
        }
      } else {
        if (this.serving === 0) {
          this.onNoCapacity?.(this.clients.next);
        }
        this.clients.sendDue(this.serving > 0 ? this.accept : undefined);
        // The probe for requests that are held is an attempt that is refused too.
        this.noteRefusals();
      }
    }
    this.queue.advance(until);
  }

  /** Sets how many copies or instances serve. */
  serve(at: number, copies: number, drains: boolean): void {
    this.serving = copies;
    this.queue.serve(at, copies * this.traffic.concurrency, drains);
    if (copies === 0 && !this.queues) {
      this.queue.abandon();
    }
  }

  /** Starts the next bucket. */
  startBucket(): void {
    this.mostInSystem = this.queue.inSystem;
    this.started = 0;
    this.refused = 0;
    this.sent = 0;
  }

  private refusalsSeen = 0;

  private noteRefusals(): void {
    if (this.isThere) {
      this.refused += this.clients.refusals - this.refusalsSeen;
    }
    this.refusalsSeen = this.clients.refusals;
  }

  private attempt(at: number, service: number, firstAttempt: number): void {
    if (this.serving === 0) {
      this.onNoCapacity?.(at);
      if (!this.queues) {
        this.clients.refuse(at, service, firstAttempt);
        this.noteRefusals();
        return;
      }
    }
    this.accept(at, service, firstAttempt);
  }

  /** While something serves, and no client waits to send a request again, none is refused. */
  private acceptUntil(until: number): void {
    const { queue, times, services, count } = this;
    const first = this.index;
    let index = first;
    let at = this.nextArrival;
    let most = this.mostInSystem;
    while (at < until) {
      queue.offer(at, services[index] as number, at);
      const { inSystem } = queue;
      if (inSystem > most) {
        most = inSystem;
      }
      index += 1;
      if (index === count) {
        break;
      }
      at = times[index] as number;
    }
    const accepted = index - first;
    this.mostInSystem = most;
    this.total += accepted;
    this.sent += accepted;
    this.started += accepted;
    if (index === count) {
      this.readBlock();
    } else {
      this.index = index;
      this.nextArrival = at;
    }
  }

  private readonly accept = (at: number, service: number, firstAttempt: number): void => {
    this.queue.offer(at, service, firstAttempt);
    this.started += 1;
    const { inSystem } = this.queue;
    if (inSystem > this.mostInSystem) {
      this.mostInSystem = inSystem;
    }
  };

  private readBlock(): void {
    if (this.count === this.times.length && this.count < LARGEST_BLOCK) {
      this.times = new Float64Array(this.count * 4);
      this.services = new Float64Array(this.count * 4);
    }
    this.count = this.traffic.arrivals?.read(this.times, this.services) ?? 0;
    this.index = 0;
    this.nextArrival = this.count === 0 ? NEVER : (this.times[0] as number);
  }
}
