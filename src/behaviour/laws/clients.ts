import type { Client } from "../traffic/client";
import { Ring } from "./ring";

/** Clients whose requests were refused, and that send them again. */
export class Clients {
  /** Attempts that were refused. */
  refusals = 0;
  /** Requests that their clients gave up. */
  refused = 0;
  /** Next attempt, service time, first attempt. All clients wait equally long, so that the oldest is the next. */
  private readonly kept = new Ring();
  private probeAt = Number.POSITIVE_INFINITY;

  constructor(private readonly client: Client) {}

  /** Requests that will be sent again. */
  get size(): number {
    return this.kept.size;
  }

  /** When the next request is sent again; infinite if none is. */
  get next(): number {
    if (this.kept.size === 0) {
      return Number.POSITIVE_INFINITY;
    }
    return this.client.kind === "hold" ? this.probeAt : this.kept.first(0);
  }

  /** An attempt was refused. */
  refuse(at: number, service: number, firstAttempt: number): void {
    this.refusals += 1;
    const { client } = this;
    if (client.kind === "never") {
      this.refused += 1;
    } else if (client.kind === "hold") {
      this.hold(at, service, firstAttempt, client.probeSeconds);
    } else if (at + client.everySeconds - firstAttempt > client.forSeconds) {
      this.refused += 1;
    } else {
      this.kept.push(at + client.everySeconds, service, firstAttempt);
    }
  }

  /**
   * Sends what is due at `next`.
   * @param send called for each request that is sent; `undefined` if the endpoint is at zero, and requests that are held are
   *   probed for with one attempt
   */
  sendDue(send: ((at: number, service: number, firstAttempt: number) => void) | undefined): void {
    const at = this.next;
    if (this.client.kind !== "hold") {
      const [service, firstAttempt] = [this.kept.first(1), this.kept.first(2)];
      this.kept.shift();
      if (send === undefined) {
        this.refuse(at, service, firstAttempt);
      } else {
        send(at, service, firstAttempt);
      }
    } else if (send === undefined) {
      this.refusals += 1;
      this.probeAt = at + this.client.probeSeconds;
    } else {
      this.release(at, send);
    }
  }

  private hold(at: number, service: number, firstAttempt: number, probeSeconds: number): void {
    if (this.kept.size === 0) {
      this.probeAt = at + probeSeconds;
    }
    this.kept.push(at, service, firstAttempt);
  }

  private release(at: number, send: (at: number, service: number, firstAttempt: number) => void): void {
    this.probeAt = Number.POSITIVE_INFINITY;
    while (this.kept.size > 0) {
      const [service, firstAttempt] = [this.kept.first(1), this.kept.first(2)];
      this.kept.shift();
      send(at, service, firstAttempt);
    }
  }
}
