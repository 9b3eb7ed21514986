import { randomUUID } from "node:crypto";
import { Call } from "./call";
import type { Clock } from "./clock";
import { AwsError, internalFailure, invalidPageToken, notKept } from "./errors";
import { type Deed, Faults } from "./faults";
import { scopeOf } from "./http";
import { Journal } from "./journal";
import { readJson } from "./json";
import type { HttpReply, HttpRequest, Protocol } from "./protocols/protocol";
import { isMembers } from "./protocols/values";
import { protocolOf, type Routed, route } from "./router";
import { DYNAMICS, SERVICES } from "./services/services";
import { InvalidPageToken } from "./store/page";
import type { Store } from "./store/store";
import type { Dynamics, World } from "./world";

export interface LocalAwsOptions {
  readonly clock: Clock;
  readonly store: Store;
  /** What happens by itself beside the life cycles of resources. @default - nothing */
  readonly dynamics?: readonly Dynamics[];
  /** Keeps what a request changed before its answer goes out. @default - nothing is kept */
  readonly keep?: () => Promise<void>;
  /** Told when a service throws what it should not, and what could not be kept. */
  readonly onFailure: (error: unknown) => void;
}

/** AWS, from a request to its reply; knows nothing of sockets. */
export class LocalAws implements World {
  readonly clock: Clock;
  readonly store: Store;
  readonly faults: Faults;
  readonly journal = new Journal();
  private readonly dynamics: readonly Dynamics[];

  constructor(private readonly options: LocalAwsOptions) {
    this.clock = options.clock;
    this.store = options.store;
    this.faults = new Faults(options.clock);
    this.dynamics = [...DYNAMICS, ...(options.dynamics ?? [])];
  }

  /** Brings everything up to the clock's time. */
  tick(): number {
    const now = this.clock.now();
    for (const dynamic of this.dynamics) {
      dynamic.tick(this, now);
    }
    return now;
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
      const call = new Call(region, this.tick(), requestId, origin, this.faults, this.store);
      const answer = routed.run(routed.input, call, routed.service.validationCode);
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

/** The texts by which an input names resources: names, ids and ARNs. */
function* namesIn(input: Readonly<Record<string, unknown>>): Generator<string> {
  for (const [member, value] of Object.entries(input)) {
    if (typeof value === "string" && /(name|id|identifier|arn)$/i.test(member)) {
      yield value;
    } else if (member === "DesiredState" && typeof value === "string") {
      const desired = readJson(value)?.value;
      yield* isMembers(desired) ? namesIn(desired) : [];
    }
  }
}
