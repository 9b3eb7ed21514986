import { z } from "zod";
import type { WorldClock } from "./clock";
import { AwsError, noAnswer, throttled } from "./errors";

/** What goes wrong. */
const effect = z.discriminatedUnion("kind", [
  /** What is being created or changed ends up Failed, with this reason. */
  z.strictObject({ kind: z.literal("fail"), reason: z.string().min(1) }),
  /** What is being changed ends up in service as it was, with this reason. */
  z.strictObject({ kind: z.literal("rollback"), reason: z.string().min(1) }),
  /** The request is refused. */
  z.strictObject({
    kind: z.literal("error"),
    code: z.string().min(1),
    message: z.string(),
    status: z.int().min(400).max(599).default(400),
  }),
  /** Requests beyond so many a second of the clock are refused; without a number, every one. */
  z.strictObject({ kind: z.literal("throttle"), requestsPerSecond: z.number().positive().optional() }),
  /** The request waits for so many seconds of the clock. */
  z.strictObject({ kind: z.literal("delay"), seconds: z.number().min(0) }),
  /** The connection is closed without an answer. */
  z.strictObject({ kind: z.literal("drop") }),
  /** AWS has no instance, for so many seconds of the clock from now on; without a number, for ever. */
  z.strictObject({ kind: z.literal("drought"), seconds: z.number().positive().optional() }),
  /** The account may have no more instances. */
  z.strictObject({ kind: z.literal("quota") }),
]);

export const fault = z.strictObject({
  /** As in the AWS CLI, such as `sagemaker`. Every service without it. */
  service: z.string().optional(),
  /** Such as `CreateEndpoint`. Every operation without it. */
  operation: z.string().optional(),
  /** A value in the input, such as an endpoint's name. Every resource without it. */
  resource: z.string().optional(),
  /** How often; for ever without it. */
  times: z.int().min(1).optional(),
  effect,
});

export type Fault = z.output<typeof fault>;
type Effect = Fault["effect"];

/** A bad end, with AWS's reason. */
export type Ending = Extract<Effect, { kind: "fail" | "rollback" }>;

/** Why an instance cannot be had. */
export interface Shortage {
  readonly kind: "drought" | "quota";
  /** When AWS has instances again, in milliseconds since the epoch; absent for never. */
  readonly until?: number;
}

/** What is being done, for faults to match. */
export interface Deed {
  readonly service: string;
  readonly operation: string;
  readonly resources: readonly string[];
}

/** The faults that were asked for. */
export class Faults {
  private armed: readonly ArmedFault[] = [];

  constructor(private readonly clock: WorldClock) {}

  add(faults: readonly Fault[]): void {
    this.armed = [...this.armed, ...faults.map((wanted) => new ArmedFault(wanted, this.clock))];
  }

  clear(): void {
    this.armed = [];
  }

  list(): readonly Fault[] {
    const now = this.clock.now();
    return this.armed.filter((fault) => fault.lastsAt(now)).map(({ remaining }) => remaining);
  }

  /**
   * What a request has to go through before it reaches its service.
   * @returns `"drop"` when it never does
   * @throws AwsError when it is refused
   */
  async onRequest(deed: Deed): Promise<"pass" | "drop"> {
    const delay = this.take(deed, "delay");
    if (delay !== undefined) {
      await this.clock.sleep(delay.seconds);
    }
    if (this.take(deed, "drop") !== undefined) {
      return "drop";
    }
    this.refuse(deed);
    return "pass";
  }

  /**
   * What a call that AWS itself makes has to go through. Time stands still for it: it is never delayed.
   * @throws AwsError when it is refused, or gets no answer
   */
  onCall(deed: Deed): void {
    if (this.take(deed, "drop") !== undefined) {
      throw noAnswer();
    }
    this.refuse(deed);
  }

  private refuse(deed: Deed): void {
    if (this.take(deed, "throttle") !== undefined) {
      throw throttled();
    }
    const error = this.take(deed, "error");
    if (error !== undefined) {
      throw new AwsError(error.code, error.message, error.status);
    }
  }

  /** @returns `undefined` when what the deed began is to end well */
  ending(deed: Deed): Ending | undefined {
    const failed = this.take(deed, "fail");
    // What is being created has nothing to go back to.
    return failed === undefined && !deed.operation.startsWith("Create") ? this.take(deed, "rollback") : failed;
  }

  /**
   * @param now of the world, which may not have reached the time of the clock
   * @returns `undefined` when the deed gets the instances that it needs
   */
  shortage(deed: Deed, now: number): Shortage | undefined {
    if (this.take(deed, "quota") !== undefined) {
      return { kind: "quota" };
    }
    const drought = this.struck(deed, "drought", (fault) => fault.lastsAt(now));
    const until = drought?.endsAt;
    return drought && { kind: "drought", ...(until !== undefined && { until }) };
  }

  private take<Kind extends Effect["kind"]>(deed: Deed, kind: Kind): Extract<Effect, { kind: Kind }> | undefined {
    const effect = this.struck(deed, kind)?.remaining.effect;
    return effect !== undefined && isKind(effect, kind) ? effect : undefined;
  }

  private struck(
    deed: Deed,
    kind: Effect["kind"],
    mayStrike: (fault: ArmedFault) => boolean = () => true,
  ): ArmedFault | undefined {
    const fault = this.armed.find(
      (candidate) => candidate.remaining.effect.kind === kind && mayStrike(candidate) && candidate.strikes(deed),
    );
    this.armed = this.armed.filter(({ spent }) => !spent);
    return fault;
  }
}

function isKind<Kind extends Effect["kind"]>(effect: Effect, kind: Kind): effect is Extract<Effect, { kind: Kind }> {
  return effect.kind === kind;
}

class ArmedFault {
  private timesLeft: number | undefined;
  /** Requests that a rate lets pass now; a second's worth at most. */
  private tokens: number;
  private refilledAt: number;
  private readonly armedAt: number;

  constructor(
    private readonly wanted: Fault,
    private readonly clock: WorldClock,
  ) {
    this.timesLeft = wanted.times;
    this.tokens = this.burst;
    this.refilledAt = clock.now();
    this.armedAt = clock.now();
  }

  get remaining(): Fault {
    return this.timesLeft === undefined ? this.wanted : { ...this.wanted, times: this.timesLeft };
  }

  get spent(): boolean {
    return this.timesLeft === 0;
  }

  /** When a drought is over, in milliseconds since the epoch; absent for never. */
  get endsAt(): number | undefined {
    const { effect } = this.wanted;
    return effect.kind === "drought" && effect.seconds !== undefined ? this.armedAt + effect.seconds * 1000 : undefined;
  }

  /** @param now milliseconds since the epoch */
  lastsAt(now: number): boolean {
    return this.endsAt === undefined || now < this.endsAt;
  }

  strikes({ service, operation, resources }: Deed): boolean {
    const { wanted } = this;
    const matches =
      (wanted.service ?? service) === service &&
      (wanted.operation ?? operation) === operation &&
      (wanted.resource === undefined || resources.includes(wanted.resource));
    if (!matches || this.withinRate()) {
      return false;
    }
    if (this.timesLeft !== undefined) {
      this.timesLeft -= 1;
    }
    return true;
  }

  private withinRate(): boolean {
    if (this.rate === undefined) {
      return false;
    }
    const now = this.clock.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.refilledAt) / 1000) * this.rate);
    this.refilledAt = now;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }

  /** The first request passes even where less than one a second may. */
  private get burst(): number {
    return Math.max(this.rate ?? 0, 1);
  }

  private get rate(): number | undefined {
    return this.wanted.effect.kind === "throttle" ? this.wanted.effect.requestsPerSecond : undefined;
  }
}
