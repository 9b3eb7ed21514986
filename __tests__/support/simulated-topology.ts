import { pricesOf } from "../../src/behaviour/cost/prices-of";
import type { SimulatedEndpoint } from "../../src/behaviour/outcome/simulation";
import { type SimulateOptions, simulate } from "../../src/behaviour/simulate";
import { readTraffic, type TrafficOptions } from "../../src/behaviour/traffic";
import type { Topology } from "../../src/topology";

export interface Given
  extends Partial<Pick<SimulateOptions, "timing" | "failures" | "changeDuringUpdate" | "billedFrom">> {
  /** CSV of requests, with seconds after the start. */
  readonly trace: string;
  readonly client?: TrafficOptions["client"];
  /** ISO 8601. @default - a Monday */
  readonly start?: string;
  readonly days?: number;
}

/** One request at each of these seconds after the start. @param service seconds that a copy works on each */
export const requestsAt = (times: readonly number[], service = 1): string =>
  `timestamp,duration\n${times.map((at) => `${at},${service}`).join("\n")}\n`;

/** What the only endpoint of a topology does with a trace. */
export function simulatedTopology(
  topology: Topology,
  { trace, client, start = "2026-11-02T00:00:00Z", days = 1, ...options }: Given,
): SimulatedEndpoint {
  const chunks = () => [Buffer.from(trace)];
  const traffic = readTraffic("traffic.csv", chunks, client === undefined ? {} : { client });
  const { endpoints } = simulate(topology, traffic, {
    span: { startMs: Date.parse(start), seconds: days * 86_400 },
    timeZone: "UTC",
    prices: pricesOf({ today: "2026-11-02" }),
    seed: 1,
    alternatives: false,
    ...options,
  });
  const [endpoint, ...others] = endpoints;
  if (endpoint === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${others.length + (endpoint === undefined ? 0 : 1)}`);
  }
  return endpoint;
}
