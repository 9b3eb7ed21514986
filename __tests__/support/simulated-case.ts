import { readFileSync } from "node:fs";
import { pricesOf } from "../../src/behaviour/cost/prices-of";
import type { SimulatedEndpoint } from "../../src/behaviour/outcome/simulation";
import { simulate } from "../../src/behaviour/simulate";
import { readTraffic } from "../../src/behaviour/traffic";
import { parseTerraform } from "../../src/topology";

interface Given {
  /** A file of synthesized Terraform JSON with one endpoint. */
  readonly document: string;
  /** CSV of requests, with seconds after the start. */
  readonly trace: string;
  /** A preset. */
  readonly timing?: string;
  /** ISO 8601. @default - a Monday */
  readonly start?: string;
  readonly days?: number;
}

/** What an endpoint does with a trace. */
export async function simulatedCase({
  document,
  trace,
  timing,
  start = "2026-11-02T00:00:00Z",
  days = 1,
}: Given): Promise<SimulatedEndpoint> {
  const { topology } = parseTerraform(readFileSync(document, "utf8"), document);
  const { endpoints } = simulate(
    topology,
    readTraffic("traffic.csv", () => [Buffer.from(trace)]),
    {
      span: { startMs: Date.parse(start), seconds: days * 86_400 },
      timeZone: "UTC",
      ...(timing !== undefined && { timing }),
      prices: pricesOf({ today: "2026-11-02" }),
      seed: 1,
      alternatives: false,
    },
  );
  const [endpoint, ...others] = endpoints;
  if (endpoint === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${others.length + (endpoint === undefined ? 0 : 1)}`);
  }
  return endpoint;
}
