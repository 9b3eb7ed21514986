import type { EndpointSetup } from "../../behaviour";
import { Clocks } from "../../behaviour/laws/clocks";
import type { EndpointRun, Phase } from "../../behaviour/outcome/outcome";
import type { Cost } from "../../behaviour/outcome/simulation";
import { probeOf, type SimulateOptions, simulateRun } from "../../behaviour/simulate";
import type { Traffic } from "../../behaviour/traffic";
import { RecordedTraffic } from "../../behaviour/traffic/recorded-traffic";

/** A wake by a request for which AWS provides an instance. */
export interface WakeFromZero {
  readonly seconds: number;
  readonly refused: number;
  readonly phases: readonly Phase[];
}

/** What one run shows of an endpoint. */
export interface RunFacts {
  /** Whether it had no instance for a time. */
  readonly hasSlept: boolean;
  readonly wakes: readonly WakeFromZero[];
  /** Whether a request woke each of its components, also if instances ran. */
  readonly isWoken: boolean;
  /** Over a month; `null` if its capacity is not modelled. */
  readonly instanceHours: number | null;
  /** Over a month; `null`: not priced. */
  readonly cost: Cost | null;
  /** Requests without an answer over a month, by cause; `null` if its capacity is not modelled. */
  readonly lost: Readonly<Record<LostCause, number>> | null;
}

/** Refused and never answered, expired in the queue, timed out, or removed with the capacity that worked on it. */
export type LostCause = "refused" | "expired" | "timed out" | "removed";

const MONTH_SECONDS = 730 * 3600;

/** What an endpoint does in the traffic, and after one request. */
export interface Measured {
  readonly runs: readonly RunFacts[];
  /** From one request to zero instances, without other requests and without schedules: of the settings alone. */
  readonly idleSeconds: number | undefined;
  /** Of one request at zero instances, as above. */
  readonly wake: WakeFromZero | undefined;
}

/** Simulates each different setup once. */
export class Simulator {
  private readonly known = new Map<string, Measured>();
  private readonly clocks = new Clocks();

  private readonly traffic: Traffic;

  constructor(
    traffic: Traffic,
    private readonly options: SimulateOptions,
    private readonly runs: number,
  ) {
    // Endpoints that the traffic does not name have the same names, and so the same requests.
    this.traffic = new RecordedTraffic(traffic);
  }

  /** @param setup as `simulatedSetup` returns it @param key of its content */
  measure(setup: EndpointSetup, key: string): Measured {
    const found = this.known.get(key);
    if (found !== undefined) {
      return found;
    }
    const measured = this.measured(setup);
    this.known.set(key, measured);
    return measured;
  }

  private measured(setup: EndpointSetup): Measured {
    const runs = Array.from({ length: this.runs }, (_, index) => {
      const options = { ...this.options, seed: this.options.seed + index };
      const { run, usage } = simulateRun(setup, this.traffic, options, this.clocks);
      return factsOf(run, usage);
    });
    const { firstZeroSeconds, longestWake: wake } = probeOf(setup, this.traffic, this.options);
    return {
      runs,
      idleSeconds: firstZeroSeconds,
      wake: wake?.seconds === undefined ? undefined : { ...wake, seconds: wake.seconds },
    };
  }
}

function factsOf(
  { idleToZeroInstancesSeconds: idleSeconds, wakes, units, requests, seconds: span }: EndpointRun,
  usage: ReturnType<typeof simulateRun>["usage"],
): RunFacts {
  const woken = wakes.flatMap(({ unit, by, seconds, refused, phases }) =>
    by === "request" && seconds !== undefined ? [{ unit, seconds, refused, phases }] : [],
  );
  const monthly = (count: number): number => (span > 0 ? (count * MONTH_SECONDS) / span : 0);
  const names = new Set(woken.map(({ unit }) => unit));
  return {
    hasSlept: idleSeconds !== undefined,
    wakes: woken.filter(({ phases }) => phases.some(({ name }) => name === "provisioning")),
    isWoken: units.length > 0 && units.every(({ name }) => names.has(name)),
    instanceHours: usage === null ? null : usage.monthlyInstanceHours,
    cost: usage === null ? null : usage.monthlyCost,
    lost:
      usage === null
        ? null
        : {
            refused: monthly(requests.refused),
            expired: monthly(requests.expired),
            "timed out": monthly(requests.timedOut),
            removed: monthly(requests.lost),
          },
  };
}
