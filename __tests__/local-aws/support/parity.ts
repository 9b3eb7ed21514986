import type { EndpointSetup } from "../../../src/behaviour";
import { pricesOf } from "../../../src/behaviour/cost/prices-of";
import { simulateRun } from "../../../src/behaviour/simulate";
import type { WrittenTiming } from "../../../src/behaviour/timing/written-timing";
import { readTraffic } from "../../../src/behaviour/traffic";
import { ManualClock } from "../../../src/local-aws/clock";
import { LocalAws } from "../../../src/local-aws/local-aws";
import { ACTIVITIES, type Activity } from "../../../src/local-aws/services/application-autoscaling/activity";
import { Store } from "../../../src/local-aws/store/store";
import { host, resourceOf, scale } from "./as-setup";

/** An endpoint of one unit, and its requests. */
export interface Situation {
  readonly setup: EndpointSetup;
  readonly timing: string | WrittenTiming;
  readonly hours: number;
  /** When requests come, in seconds after the deployment, in the order of time; to the millisecond. */
  readonly times: readonly number[];
  /** How long a copy works on each. */
  readonly service: number;
  readonly concurrency: number;
}

export interface Change {
  /** Seconds after the deployment. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly cause: "target tracking" | "step scaling" | "scheduled action" | "bounds" | "schedule";
}

/** What became of the endpoint. */
export interface Course {
  readonly changes: readonly Change[];
  /** Changes that were wanted and not made, because their direction is suspended. */
  readonly suspended: readonly Omit<Change, "cause">[];
  /** Copies or instances that serve, over time. */
  readonly serving: readonly { readonly at: number; readonly value: number }[];
  /** From the first request at zero capacity until it serves. */
  readonly wakes: readonly { readonly at: number; readonly seconds: number }[];
  /** Times of the requests that were refused. */
  readonly refused: readonly number[];
}

/** Monday. */
const START = Date.UTC(2026, 10, 30);
const REGION = "us-east-1";

/** Local AWS goes by milliseconds. */
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** As the simulation has it. */
export function simulated({ setup, timing, hours, times, service, concurrency }: Situation): Course {
  const csv = `timestamp,duration\n${times.map((at) => `${at},${service}`).join("\n")}\n`;
  const units = setup.units.map((unit) => ({ ...unit, concurrency }));
  const traffic = readTraffic("traffic.csv", () => [Buffer.from(csv)], { client: { kind: "never" } });
  const { run } = simulateRun({ ...setup, units }, traffic, {
    span: { startMs: START, seconds: hours * 3600 },
    timeZone: "UTC",
    prices: pricesOf({ today: "2026-11-30" }),
    seed: 1,
    timing,
    alternatives: false,
  });
  const serving = (run.units[0]?.serving ?? []).map(({ at, value }) => ({ at: rounded(at), value }));
  return {
    changes: run.activities
      .filter(({ status }) => status !== "Suspended")
      .map(({ at, from, to, cause }) => ({ at: rounded(at), from, to, cause: cause.kind })),
    suspended: run.activities
      .filter(({ status }) => status === "Suspended")
      .map(({ at, from, to }) => ({ at: rounded(at), from, to })),
    serving,
    ...outages(setup, times, serving),
  };
}

/** Not all copies of a deployment find room. */
export class NeverServes extends Error {}

/** As local AWS has it, on a clock that goes from request to request. */
export async function lived(situation: Situation): Promise<Course> {
  const { setup, hours, times } = situation;
  // The deployment begins as much earlier as it takes: both begin at the first moment at which everything serves.
  const early = new Living(situation, START);
  await early.deploy();
  const living = new Living(situation, START - (early.now - START));
  await living.deploy();
  if (living.now !== START) {
    throw new Error(`served at ${new Date(living.now).toISOString()}`);
  }
  await scale(living.aws, setup);
  const refused: number[] = [];
  for (const at of times) {
    await living.goTo(at);
    if (!(await living.invoke())) {
      refused.push(at);
    }
  }
  await living.goTo(hours * 3600);
  if (living.failures.length > 0) {
    throw new Error(`local AWS failed: ${living.failures.join("; ")}`);
  }
  const { serving, suspended } = living;
  return { changes: living.changes(), suspended, serving, wakes: outages(setup, times, serving).wakes, refused };
}

class Living {
  readonly failures: unknown[] = [];
  readonly aws: LocalAws;
  readonly suspended: Omit<Change, "cause">[] = [];
  private readonly clock: ManualClock;
  private readonly capacity: { readonly at: number; readonly value: number }[] = [];

  constructor(
    private readonly situation: Situation,
    start: number,
  ) {
    const { timing, service, concurrency, setup } = situation;
    const { ResourceId } = resourceOf(setup);
    this.clock = new ManualClock(start);
    this.aws = new LocalAws({
      clock: this.clock,
      store: new Store(),
      settings: { timing, container: { kind: "stub", seconds: service, concurrency } },
      listeners: [
        (event, call) => {
          if (event.kind === "capacity" && event.unit === ResourceId) {
            this.capacity.push({ at: (call.now - START) / 1000, value: event.serving });
          } else if (event.kind === "suspended") {
            this.suspended.push({ at: (call.now - START) / 1000, from: event.from, to: event.to });
          }
        },
      ],
      onFailure: (error) => this.failures.push(error),
    });
  }

  get now(): number {
    return this.clock.now();
  }

  /** Ends at the first moment at which all that is deployed serves. */
  async deploy(): Promise<void> {
    const { setup } = this.situation;
    const units = setup.units.map((unit) => ({ ...unit, concurrency: this.situation.concurrency }));
    await host(this.aws, { ...setup, units });
    while (this.capacity.at(-1)?.value !== setup.units[0]?.initialCapacity) {
      const { next } = this.aws;
      if (!Number.isFinite(next)) {
        throw new NeverServes(`the deployment stands still at ${this.capacity.at(-1)?.value}`);
      }
      this.clock.advance(Math.max(0, next - this.now) / 1000);
      await this.aws.tick();
    }
  }

  /** @param seconds after the deployment */
  async goTo(seconds: number): Promise<void> {
    this.clock.advance((START - this.now) / 1000 + seconds);
    await this.aws.tick();
  }

  /** @returns whether there was capacity for the request: a container that answers too late is another error */
  async invoke(): Promise<boolean> {
    const { name, units } = this.situation.setup;
    const isQueue = units[0]?.kind === "variant";
    const reply = await this.aws.reply({
      method: "POST",
      path: `/endpoints/${name}/${isQueue ? "async-invocations" : "invocations"}`,
      query: new URLSearchParams(),
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=local/20261130/${REGION}/sagemaker/aws4_request`,
        ...(isQueue
          ? { "x-amzn-sagemaker-inputlocation": "s3://questions/one" }
          : { "x-amzn-sagemaker-inference-component": units[0]?.name }),
      },
      body: isQueue ? Buffer.alloc(0) : Buffer.from("{}"),
    });
    return !String(reply?.body).includes("has no capacity");
  }

  get serving(): Course["serving"] {
    return [
      { at: 0, value: this.situation.setup.units[0]?.initialCapacity ?? 0 },
      ...this.capacity.filter(({ at }) => at > 0),
    ];
  }

  changes(): readonly Change[] {
    return this.aws
      .call(REGION)
      .table(ACTIVITIES)
      .values()
      .flatMap((activity) => this.change(activity) ?? []);
  }

  private change({ from, to, startTime, Cause }: Activity): Change | undefined {
    if (from === undefined || to === undefined) {
      return undefined;
    }
    const [, policy] = / triggered policy (.*)$/.exec(Cause) ?? [];
    const isTracking = this.situation.setup.units[0]?.target?.tracking.some(({ name }) => name === policy);
    const cause = policy === undefined ? "scheduled action" : isTracking ? "target tracking" : "step scaling";
    return { at: (startTime - START) / 1000, from, to, cause };
  }
}

/** Which requests found nothing that serves, and how long it took from the first of them. */
function outages(
  { units }: EndpointSetup,
  times: readonly number[],
  serving: Course["serving"],
): Pick<Course, "wakes" | "refused"> {
  const asleep = times.filter((at) => valueAt(serving, at) === 0);
  const wakes = serving.flatMap(({ at, value }, index) => {
    const before = serving[index - 1];
    const first = before?.value === 0 && value > 0 ? asleep.find((one) => one >= before.at && one < at) : undefined;
    return first === undefined ? [] : [{ at: first, seconds: rounded(at - first) }];
  });
  return { wakes, refused: units[0]?.kind === "variant" ? [] : asleep };
}

function valueAt(serving: Course["serving"], at: number): number {
  let [low, high] = [0, serving.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((serving[middle]?.at ?? 0) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return serving[low - 1]?.value ?? 0;
}
