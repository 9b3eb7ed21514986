import { randomUUID } from "node:crypto";
import type { Prices } from "../behaviour/cost/price";
import { pricesOf } from "../behaviour/cost/prices-of";
import type { Listener } from "./call";
import { Call, type Reached } from "./call";
import type { WorldClock } from "./clock";
import { AwsError, internalFailure, invalidPageToken, notKept } from "./errors";
import { type Deed, Faults } from "./faults";
import { scopeOf } from "./http";
import { Journal } from "./journal";
import { namesIn } from "./names-in";
import { performIn } from "./perform";
import type { HttpReply, HttpRequest, Protocol } from "./protocols/protocol";
import { protocolOf, type Routed, route } from "./router";
import { DYNAMICS, LISTENERS, SERVICES } from "./services/services";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { InvalidPageToken } from "./store/page";
import type { Store } from "./store/store";
import { Timeline } from "./timeline";
import type { Dynamics, World } from "./world";

export interface LocalAwsOptions {
  readonly clock: WorldClock;
  readonly store: Store;
  /** @default - `DEFAULT_SETTINGS` */
  readonly settings?: Settings;
  /** @default - the built-in ones */
  readonly prices?: Prices;
  /** What happens by itself beside what the services do. @default - nothing */
  readonly dynamics?: readonly Dynamics[];
  /** Further listeners to the events of the services. @default - none */
  readonly listeners?: readonly Listener[];
  /** Keeps what a request changed before its answer goes out. @default - nothing is kept */
  readonly keep?: () => Promise<void>;
  /** Called with what a service throws that it should not, and with what could not be kept. */
  readonly onFailure: (error: unknown) => void;
}

/** AWS, from a request to its reply; knows nothing of sockets. */
export class LocalAws implements World {
  readonly clock: WorldClock;
  readonly store: Store;
  readonly faults: Faults;
  readonly journal = new Journal();
  readonly settings: Settings;
  /** What instances would cost. */
  readonly prices: Prices;
  /** Where callers reach it: functions that run here call it too. */
  origin = "http://127.0.0.1";
  private readonly timeline: Timeline;
  private readonly reached: Reached;

  constructor(private readonly options: LocalAwsOptions) {
    this.clock = options.clock;
    this.store = options.store;
    this.faults = new Faults(options.clock);
    this.settings = options.settings ?? DEFAULT_SETTINGS;
    this.prices = options.prices ?? pricesOf({ today: new Date(options.clock.now()).toISOString().slice(0, 10) });
    this.reached = {
      faults: this.faults,
      settings: this.settings,
      store: this.store,
      listeners: [...LISTENERS, ...(options.listeners ?? [])],
      perform: performIn({ services: SERVICES, faults: this.faults, journal: this.journal }),
      later: async ({ region, requestId, origin }) => {
        await this.tick();
        return this.callOf(region, requestId, origin);
      },
    };
    this.timeline = new Timeline(this, [...DYNAMICS, ...(options.dynamics ?? [])], options.onFailure);
  }

  /** The time that the world has reached, in milliseconds since the epoch. */
  get now(): number {
    return this.timeline.now;
  }

  /** When something happens next by itself, in milliseconds since the epoch; infinite for never. */
  get next(): number {
    return this.timeline.next;
  }

  /** Takes the world to the clock's time. Ends at once unless something outside has to end first, such as a function. */
  tick(): void | Promise<void> {
    return this.timeline.to(this.clock.now());
  }

  /** Ends an advance of the clock that is under way: what is due stays due. */
  stop(): void {
    this.timeline.stop();
  }

  /** Stops, and ends what runs outside the store, such as functions that wait. */
  async close(): Promise<void> {
    this.stop();
    await this.store.forget();
  }

  call(region: string): Call {
    return this.callOf(region, randomUUID(), this.origin);
  }

  private callOf(region: string, requestId: string, origin: string): Call {
    return new Call(region, this.now, requestId, origin, this.reached);
  }

  /** @returns `undefined` when the connection is to be dropped */
  async reply(message: Omit<HttpRequest, "signedFor">): Promise<HttpReply | undefined> {
    const requestId = randomUUID();
    const request = { ...message, signedFor: { region: "", service: "" } };
    const protocol = protocolOf(request);
    try {
      return await this.answer({ ...request, signedFor: scopeOf(message.headers) }, protocol, requestId);
    } catch (error) {
      return protocol.error(this.refusal(error), requestId);
    }
  }

  private async answer(request: HttpRequest, protocol: Protocol, requestId: string): Promise<HttpReply | undefined> {
    const routed = route(request, protocol, SERVICES);
    const deed = deedOf(routed);
    const note = (status: number, error?: string) =>
      this.journal.add({ at: this.clock.now(), requestId, region: request.signedFor.region, ...deed, status, error });
    try {
      if ((await this.faults.onRequest(deed)) === "drop") {
        note(0, "dropped");
        return undefined;
      }
      const { region } = request.signedFor;
      const origin = `http://${request.headers.host ?? "127.0.0.1"}`;
      await this.tick();
      const call = this.callOf(region, requestId, origin);
      const answer = await routed.run(routed.input, call, routed.service.validationCode);
      const reply = protocol.answer(routed, answer, requestId);
      await this.keep();
      note(reply.status);
      return reply;
    } catch (error) {
      const { invalidTokenCode, validationCode } = routed.service;
      const refusal =
        error instanceof InvalidPageToken ? invalidPageToken(invalidTokenCode ?? validationCode) : this.refusal(error);
      note(refusal.status, refusal.code);
      throw refusal;
    }
  }

  private async keep(): Promise<void> {
    try {
      await this.options.keep?.();
    } catch (error) {
      this.options.onFailure(error);
      throw notKept(error);
    }
  }

  private refusal(error: unknown): AwsError {
    if (error instanceof AwsError) {
      return error;
    }
    this.options.onFailure(error);
    return internalFailure();
  }
}

function deedOf({ service, operation, input }: Routed): Deed {
  return { service: service.name, operation, resources: [...namesIn(input)] };
}
