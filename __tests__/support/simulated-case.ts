import type { SimulatedEndpoint, Simulation } from "../../src/behaviour/outcome/simulation";
import { scaleToZero } from "./command-line";
import { scratchFolder } from "./files";

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

const files = scratchFolder();

/** What `scale-to-zero simulate` reports of an endpoint with a trace. */
export async function simulatedCase({
  document,
  trace,
  timing,
  start = "2026-11-02T00:00:00Z",
  days = 1,
}: Given): Promise<SimulatedEndpoint> {
  const file = files.write("traffic.csv", trace);
  const { code, stdout, stderr } = await scaleToZero([
    "simulate",
    document,
    ...["--traffic", file, "--start", start, "--days", String(days), "--format", "json"],
    ...(timing === undefined ? [] : ["--timing", timing]),
  ]);
  if (code !== 0) {
    throw new Error(`simulate ended with exit code ${code}: ${stderr}`);
  }
  const { endpoints }: Simulation = JSON.parse(stdout);
  const [endpoint, ...others] = endpoints;
  if (endpoint === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${others.length + (endpoint === undefined ? 0 : 1)}`);
  }
  return endpoint;
}
