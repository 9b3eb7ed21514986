import type { Topology } from "../topology";
import { usageOf } from "./cost/cost-of";
import type { Prices } from "./cost/price";
import { Clocks } from "./laws/clocks";
import type { Failure } from "./laws/failure";
import { heading } from "./outcome/heading";
import type { EndpointRun } from "./outcome/outcome";
import type { Alternative, SimulatedEndpoint, Simulation, Usage } from "./outcome/simulation";
import { summary } from "./outcome/summary";
import type { EndpointSetup } from "./setup/endpoint-setup";
import type { Assumed } from "./setup/endpoint-setups";
import { alwaysOn, asPublishedRecipe } from "./setup/variations";
import { simulatedSetups } from "./simulated-setups";
import type { Timing } from "./timing/timing";
import { type TimingWanted, timingFor } from "./timing/timing-for";
import type { Span } from "./traffic/arrivals";
import { Random } from "./traffic/random";
import type { Asked, Traffic } from "./traffic/traffic";
import { EndpointWorld, type WorldOptions } from "./world/endpoint-world";
import { type Probe, probe } from "./world/probe";
import type { UncertainOptions } from "./world/uncertain";
import type { UnitTraffic } from "./world/unit";

export interface SimulateOptions {
  readonly span: Span;
  /** IANA name, for whoever prints the times. */
  readonly timeZone: string;
  /** The name of a preset, or times from a file. @default - by the instance type: `cached` or `uncached` */
  readonly timing?: TimingWanted["from"];
  readonly prices: Prices;
  /** The AWS Region whose prices apply. @default - that of the endpoint, if its source says it */
  readonly region?: string;
  readonly seed: number;
  readonly failures?: readonly Failure[];
  /** Values for numbers that the source does not know, by address and argument. */
  readonly assume?: Assumed;
  /** Names of the endpoints to simulate. @default - all */
  readonly endpoints?: readonly string[];
  /** Changes each endpoint before it runs, to compare settings. */
  readonly vary?: (setup: EndpointSetup) => EndpointSetup;
  /** Whether requests that are being worked on are finished when their copy is removed. @default false */
  readonly drains?: boolean;
  /**
   * What happens to a change of capacity while another one is under way, which AWS does not state: it is refused and comes
   * again with the next minute of its alarm, or it waits for the end of the update. @default "refused"
   */
  readonly changeDuringUpdate?: UncertainOptions["changeDuringUpdate"];
  /** From when an instance is billed, which AWS does not state. @default "provisioning" */
  readonly billedFrom?: UncertainOptions["billedFrom"];
  /** Whether each endpoint is also run as always on and with AWS's published recipe. @default true */
  readonly alternatives?: boolean;
}

/**
 * What the endpoints of a topology do over time with some traffic: when they sleep and wake, how many requests are refused,
 * and what it costs. The same input always gives the same output.
 */
export function simulate(topology: Topology, traffic: Traffic, options: SimulateOptions): Simulation {
  const clocks = new Clocks();
  return {
    ...heading(traffic, options),
    endpoints: simulatedSetups(topology, options).map((setup) => simulateEndpoint(setup, traffic, options, clocks)),
  };
}

/** As `simulate`, for one endpoint. */
export function simulateEndpoint(
  setup: EndpointSetup,
  traffic: Traffic,
  options: SimulateOptions,
  clocks = new Clocks(),
): SimulatedEndpoint {
  const scene = new Scene(setup, traffic, options, clocks);
  const isSimulated = hasMovingCapacity(setup);
  const run = isSimulated ? scene.run(setup) : constantRun(setup, options.span);
  const usage = scene.usage(setup, run);
  const compared = isSimulated && options.alternatives !== false;
  return summary({
    setup,
    run,
    usage: setup.kind === "unknown" ? UNKNOWN_USAGE : usage,
    startMs: options.span.startMs,
    region: scene.region,
    assumptions: assumedIn(setup, traffic, scene),
    ...(isSimulated && { probe: probe(setup, scene.world()) }),
    alwaysOn: compared ? scene.alternative(alwaysOn(setup)) : null,
    publishedRecipe: compared ? scene.alternative(asPublishedRecipe(setup)) : null,
  });
}

/** One run of an endpoint, without what a report says of it. */
export interface SimulatedRun {
  readonly run: EndpointRun;
  /** `null` if its capacity is not modelled. */
  readonly usage: Usage | null;
}

/** As `simulateEndpoint`, without its summary: for whoever compares many runs. */
export function simulateRun(
  setup: EndpointSetup,
  traffic: Traffic,
  options: SimulateOptions,
  clocks = new Clocks(),
): SimulatedRun {
  const scene = new Scene(setup, traffic, options, clocks);
  const run = hasMovingCapacity(setup) ? scene.run(setup) : constantRun(setup, options.span);
  return { run, usage: setup.kind === "unknown" ? null : scene.usage(setup, run) };
}

/** What the endpoint does after one request; nothing if its capacity never moves. */
export function probeOf(setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): Probe {
  return hasMovingCapacity(setup) ? probe(setup, new Scene(setup, traffic, options, new Clocks()).world()) : {};
}

/** What a simulation of the endpoint assumes, one sentence each. */
export const assumptionsOf = (setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): readonly string[] => [
  ...new Set(assumedIn(setup, traffic, new Scene(setup, traffic, options, new Clocks()))),
];

const assumedIn = (setup: EndpointSetup, traffic: Traffic, scene: Scene): readonly string[] => [
  ...setup.assumptions,
  ...traffic.assumptions,
  ...scene.assumptions,
];

const hasMovingCapacity = ({ units, kind }: EndpointSetup): boolean =>
  units.length > 0 && kind !== "constant" && kind !== "unknown";

const UNKNOWN_USAGE = { instanceHours: 0, cost: null, monthlyInstanceHours: 0, monthlyCost: null };

/** What all runs of one endpoint share. */
class Scene {
  readonly assumptions: string[] = [];
  readonly region: string | undefined;
  private readonly timings: readonly Timing[];

  constructor(
    setup: EndpointSetup,
    private readonly traffic: Traffic,
    private readonly options: SimulateOptions,
    private readonly clocks: Clocks,
  ) {
    this.region = options.region ?? setup.region;
    if (this.region === undefined) {
      this.assume("The Region is not known: nothing is priced.");
    }
    this.timings = setup.units.map(({ kind, variant, base, image: ownImage }) => {
      // An adapter runs in the container of its base component.
      const image = base === undefined ? ownImage : setup.units[base]?.image;
      const instanceType = setup.variants[variant]?.instanceType;
      const { timing, assumptions } = timingFor({
        ...(options.timing !== undefined && { from: options.timing }),
        kind: kind === "variant" ? "asynchronous" : "component",
        ...(instanceType !== undefined && { instanceType }),
        ...(image !== undefined && { image }),
      });
      assumptions.forEach((one) => {
        this.assume(one);
      });
      return timing;
    });
    for (const { instanceType } of setup.variants) {
      const region = this.region;
      if (
        region !== undefined &&
        instanceType !== undefined &&
        options.prices.instanceHour(region, instanceType) === undefined
      ) {
        this.assume(`${instanceType} is not priced in ${region}: no price of it is known.`);
      }
    }
    setup.units.forEach((unit, index) => {
      this.concurrency(setup, index, (value) => {
        this.assume(
          `How many requests ${unit.kind === "variant" ? "an instance" : "a copy"} of ${unit.name} works on at a time is not known: ${value} is assumed.`,
        );
      });
    });
  }

  world(setup?: EndpointSetup): Omit<WorldOptions, "failures" | "span"> {
    const { seed, span, drains = false, changeDuringUpdate, billedFrom } = this.options;
    const units = setup?.units ?? [];
    return {
      traffic: this.timings.map((_, index) => this.unitTraffic(setup, index, span)),
      timings: this.timings.slice(0, Math.max(units.length, this.timings.length)),
      random: randomOf(seed, setup?.name ?? "probe"),
      drains,
      clocks: this.clocks,
      ...(changeDuringUpdate !== undefined && { changeDuringUpdate }),
      ...(billedFrom !== undefined && { billedFrom }),
    };
  }

  run(setup: EndpointSetup): EndpointRun {
    const { span, failures = [] } = this.options;
    return new EndpointWorld(setup, { ...this.world(setup), span, failures }).run();
  }

  usage(setup: EndpointSetup, run: EndpointRun) {
    return usageOf(setup, run, this.options.prices, this.region);
  }

  alternative(setup: EndpointSetup): Alternative {
    const run = this.run(setup);
    return { ...this.usage(setup, run), refused: run.requests.refused, wakes: run.wakeCount };
  }

  private unitTraffic(setup: EndpointSetup | undefined, index: number, span: Span): UnitTraffic {
    const unit = setup?.units[index];
    if (setup === undefined || unit === undefined) {
      return { arrivals: undefined, client: { kind: "never" }, concurrency: 1 };
    }
    const asked = askedOf(setup, index);
    return {
      arrivals: this.traffic.arrivals(asked, span, this.options.seed),
      client: this.traffic.client(asked),
      concurrency: this.concurrency(setup, index, () => undefined),
    };
  }

  /** By the traffic, by the source, or by the target of tracking: a copy is expected to work on as many. */
  private concurrency(setup: EndpointSetup, index: number, assumed: (value: number) => void): number {
    const unit = setup.units[index];
    const known = this.traffic.concurrency(askedOf(setup, index)) ?? unit?.concurrency;
    if (known !== undefined) {
      return known;
    }
    const tracked = unit?.target?.tracking.find(({ metric }) => metric.metric === "ConcurrentRequestsPerCopy");
    const value = Math.max(1, Math.floor(tracked?.targetValue ?? 1));
    assumed(value);
    return value;
  }

  private assume(sentence: string): void {
    if (!this.assumptions.includes(sentence)) {
      this.assumptions.push(sentence);
    }
  }
}

const randomOf = (seed: number, name: string): (() => number) => {
  const random = Random.of(seed, name, "windows");
  return () => random.uniform();
};

function askedOf(setup: EndpointSetup, index: number): Asked {
  const unit = setup.units[index];
  return {
    endpointName: setup.name,
    ...(unit?.kind === "component" && { componentName: unit.name }),
    index,
    of: setup.units.length,
  };
}

/** The same number of instances all the time. */
function constantRun({ name, variants }: EndpointSetup, { seconds }: Span): EndpointRun {
  const each = variants.map((variant) => ({
    variant: variant.name,
    ...(variant.instanceType !== undefined && { instanceType: variant.instanceType }),
    count: variant.initialInstances,
  }));
  return {
    name,
    seconds,
    requests: NO_REQUESTS,
    units: [],
    instances: each.map(({ count, ...rest }) => ({ ...rest, steps: [{ at: 0, value: count }] })),
    instanceSeconds: each.map(({ count, ...rest }) => ({ ...rest, seconds: count * seconds })),
    activities: [],
    wakes: [],
    wakeCount: 0,
    alarms: [],
    traffic: { bucketSeconds: seconds, requests: [0], refused: [0] },
    cut: false,
  };
}

const NO_REQUESTS = {
  total: 0,
  answered: 0,
  refused: 0,
  expired: 0,
  timedOut: 0,
  lost: 0,
  unfinished: 0,
  refusals: 0,
  waitSeconds: { p50: 0, p95: 0, max: 0 },
};
