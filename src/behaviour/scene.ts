import { usageOf } from "./cost/cost-of";
import type { Clocks } from "./laws/clocks";
import type { EndpointRun } from "./outcome/outcome";
import type { Alternative } from "./outcome/simulation";
import type { EndpointSetup } from "./setup/endpoint-setup";
import type { SimulateOptions } from "./simulate-options";
import type { Timing } from "./timing/timing";
import { timingFor } from "./timing/timing-for";
import type { Span } from "./traffic/arrivals";
import { Random } from "./traffic/random";
import type { Asked, Traffic } from "./traffic/traffic";
import { EndpointWorld, type WorldOptions } from "./world/endpoint-world";
import type { UnitTraffic } from "./world/unit";

/** What all runs of one endpoint share. */
export class Scene {
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

function randomOf(seed: number, name: string): () => number {
  const random = Random.of(seed, name, "windows");
  return () => random.uniform();
}

function askedOf(setup: EndpointSetup, index: number): Asked {
  const unit = setup.units[index];
  return {
    endpointName: setup.name,
    ...(unit?.kind === "component" && { componentName: unit.name }),
    index,
    of: setup.units.length,
  };
}
