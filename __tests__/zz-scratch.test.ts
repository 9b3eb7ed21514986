import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { endpointSetups } from "../src/behaviour";
import { simulate } from "../src/behaviour/simulate";
import { pricesOf } from "../src/behaviour/cost/prices-of";
import { builtInTraffic } from "../src/behaviour/traffic";
import { parseTerraform } from "../src/topology";
import { arbitrarySituation, runOf } from "./support/arbitrary-endpoint";
import { arbitraryWiring, wired } from "./support/arbitrary-wiring";
import { ran, requestsAt } from "./support/simulated";

it("hashes", () => {
  const lines: string[] = [];
  const hash = (name: string, value: unknown) => {
    lines.push(`${name} ${createHash("sha256").update(JSON.stringify(value) ?? "").digest("hex").slice(0, 16)}`);
  };
  fc.sample(arbitrarySituation(true), { seed: 77, numRuns: 1200 }).forEach((one, i) => {
    hash(`situation ${i}`, ran(one.setup, { ...runOf(one), ...(i % 3 === 0 && { changeDuringUpdate: "waits" }), ...(i % 5 === 0 && { billedFrom: "ready" }) } as never));
  });
  fc.sample(arbitraryWiring, { seed: 78, numRuns: 500 }).forEach((one, i) => {
    for (const setup of endpointSetups(wired(one))) {
      hash(`wiring ${i}`, ran(setup, { hours: 40, traffic: setup.units.map(() => ({ arrivals: requestsAt([0, 40000, 40001, 90000]), client: { kind: "every", everySeconds: 20, forSeconds: 3600 } })) } as never));
    }
  });
  const FIX = join(__dirname, "fixtures");
  for (const file of readdirSync(FIX, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".json")).sort()) {
    let topology;
    try { topology = parseTerraform(readFileSync(join(FIX, file), "utf8"), file).topology; } catch { continue; }
    for (const name of ["weekday", "spiky", "nightly-batch"]) {
      try {
      hash(`${file} ${name}`, simulate(topology, builtInTraffic(name as never), { span: { startMs: Date.UTC(2026, 10, 2), seconds: 7 * 86400 }, timeZone: "UTC", prices: pricesOf({ today: "2026-11-02" }), seed: 3 }));
      } catch (error) { hash(`${file} ${name} error`, String(error)); }
    }
  }
  writeFileSync(process.env.HASHES ?? "/tmp/hashes.txt", lines.join("\n"));
});
