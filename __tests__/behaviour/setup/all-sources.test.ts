import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { synthesize } from "../../../src";
import { endpointSetups } from "../../../src/behaviour/setup/endpoint-setups";
import { parseTerraform, readTerraform, type Topology } from "../../../src/topology";
import { exampleApp } from "../../../stacks/app";
import { AsyncEndpointModule } from "../../../stacks/modules/async-endpoint";
import { InferenceComponentModule } from "../../../stacks/modules/inference-component";
import { RealtimeEndpointModule } from "../../../stacks/modules/realtime-endpoint";
import { SleepWindowsModule } from "../../../stacks/modules/sleep-windows";
import {
  announcement,
  announcementWithSchedules,
  fieldReport,
  guide,
  olderGuide,
  stableDiffusion,
} from "../../support/recipes";

/* What a simulation of every example, module, published recipe and plan knows, and what it assumes. */

const FIXTURES = join(__dirname, "../../fixtures");
const plans = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .sort();
const recipes = { announcement, announcementWithSchedules, guide, olderGuide, fieldReport, stableDiffusion };

const folder = mkdtempSync(join(tmpdir(), "setups-"));
beforeAll(() => {
  jest.useFakeTimers({ now: new Date("2026-11-30T12:00:00Z"), doNotFake: ["nextTick", "setImmediate", "setTimeout"] });
  synthesize(exampleApp(join(folder, "examples")));
  const modules = new App({ outdir: join(folder, "modules") });
  new RealtimeEndpointModule(modules, "realtime-endpoint");
  new InferenceComponentModule(modules, "inference-component");
  new AsyncEndpointModule(modules, "async-endpoint");
  new SleepWindowsModule(modules, "sleep-windows");
  synthesize(modules);
});
afterAll(() => {
  jest.useRealTimers();
  rmSync(folder, { recursive: true });
});

const known = (topology: Topology) =>
  Object.fromEntries(
    endpointSetups(topology).map(({ name, stack, kind, reason, units, alarmCount, assumptions }) => [
      stack === undefined ? name : `${stack}: ${name}`,
      {
        kind,
        ...(reason !== undefined && { reason }),
        units: units.map(({ name: unit, target, schedules }) =>
          [
            unit,
            target === undefined ? "no target" : `${target.min}..${target.max}`,
            ...(target?.tracking ?? []).map(({ metric, targetValue }) => `tracks ${metric.metric} ${targetValue}`),
            ...(target?.steps ?? []).map(
              ({ adjustmentType, steps, alarms }) =>
                `${adjustmentType} ${steps.map(({ adjustment }) => adjustment).join(" ")} by ${alarms.map(({ metric }) => metric.metric).join(" ") || "nothing"}`,
            ),
            ...(target?.actions ?? []).map(
              ({ min, max, expression }) => `${min ?? "-"}..${max ?? "-"} at ${expression}`,
            ),
            ...schedules.map(
              ({ operation, copies, expression }) => `${operation ?? "update"} ${copies} at ${expression}`,
            ),
          ].join(", "),
        ),
        alarms: `${alarmCount.standard} standard, ${alarmCount.high} high`,
        assumptions,
      },
    ]),
  );

describe("the setups", () => {
  it("of the examples assume nothing that the examples state", () => {
    expect(known(readTerraform(join(folder, "examples")).topology)).toMatchSnapshot();
  });

  it("of the modules assume what their callers decide", () => {
    expect(known(readTerraform(join(folder, "modules")).topology)).toMatchSnapshot();
  });

  it.each(Object.entries(recipes))("of the published recipe %s", (_name, resource) => {
    const { topology } = parseTerraform(JSON.stringify({ terraform: {}, resource }), "main.tf.json");
    expect(known(topology)).toMatchSnapshot();
  });

  it.each(plans)("of the plan %s", (file) => {
    const read = () => parseTerraform(readFileSync(join(FIXTURES, file), "utf8"), file).topology;
    let topology: Topology;
    try {
      topology = read();
    } catch {
      // Some fixtures are refused by the reader.
      return;
    }
    expect(known(topology)).toMatchSnapshot();
  });
});
