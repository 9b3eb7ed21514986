import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { App } from "cdktf";
import { synthesize } from "../../src";
import type { CheckOutput } from "../../src/review/check-output";
import { allRules } from "../../src/rules/all-rules";
import { exampleApp } from "../../stacks/app";
import { AsyncEndpointModule } from "../../stacks/modules/async-endpoint";
import { InferenceComponentModule } from "../../stacks/modules/inference-component";
import { RealtimeEndpointModule } from "../../stacks/modules/realtime-endpoint";
import { SleepWindowsModule } from "../../stacks/modules/sleep-windows";
import { scaleToZero } from "../support/command-line";
import {
  announcement,
  announcementWithSchedules,
  fieldReport,
  guide,
  olderGuide,
  stableDiffusion,
} from "../support/recipes";

/*
 * What a review decides about every plan, example and module that is here: verdicts, ways, wake paths, findings and where
 * they are. A commit that changes a snapshot explains each difference. Sentences are left out: they may improve.
 */

const recipes = { announcement, announcementWithSchedules, guide, olderGuide, fieldReport, stableDiffusion };

const FIXTURES = join(__dirname, "../fixtures");

const plans = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .sort();

const folder = mkdtempSync(join(tmpdir(), "golden-"));
beforeAll(() => {
  // Schedules of the past are findings: the day must be the same every day.
  jest.useFakeTimers({ now: new Date("2026-11-30T12:00:00Z"), doNotFake: ["nextTick", "setImmediate", "setTimeout"] });
  synthesize(exampleApp(join(folder, "examples")));
  const modules = new App({ outdir: join(folder, "modules") });
  new RealtimeEndpointModule(modules, "realtime-endpoint");
  new InferenceComponentModule(modules, "inference-component");
  new AsyncEndpointModule(modules, "async-endpoint");
  new SleepWindowsModule(modules, "sleep-windows");
  synthesize(modules);
  for (const [name, resource] of Object.entries(recipes)) {
    writeFileSync(join(folder, `${name}.tf.json`), JSON.stringify({ terraform: {}, resource }));
  }
});
afterAll(() => {
  jest.useRealTimers();
  rmSync(folder, { recursive: true });
});

describe("the review", () => {
  it.each(plans)("of the plan %s is as it was", async (file) => {
    expect(await reviewOf(join(FIXTURES, file))).toMatchSnapshot();
  });

  it.each(Object.keys(recipes))("of the published recipe %s is as it was", async (name) => {
    expect(await reviewOf(join(folder, `${name}.tf.json`))).toMatchSnapshot();
  });

  it.each(["examples", "modules"])("of all %s is as it was", async (name) => {
    expect(await reviewOf(join(folder, name))).toMatchSnapshot();
  });
});

async function reviewOf(file: string): Promise<unknown> {
  const { code, stdout, stderr } = await scaleToZero(["check", file, "--format", "json"], { rules: allRules });
  const output: CheckOutput = JSON.parse(stdout || "{}");
  return stdout === ""
    ? { code, stderr: stderr.replaceAll(file, relative(FIXTURES, file)) }
    : { code, ...decided(output) };
}

function decided({ endpoints, findings, acknowledged, limits, summary, incomplete, notLookedInto }: CheckOutput) {
  const said = ({
    rule,
    severity,
    place,
    about,
  }: CheckOutput["findings"][number] | CheckOutput["acknowledged"][number]) =>
    `${rule} ${severity} ${place.address}${about.length > 0 ? ` (${about.join(", ")})` : ""}`;
  return {
    summary,
    incomplete: incomplete?.map(({ kind }) => kind),
    limits: limits.map(({ kind, addresses = [] }) => [kind, ...addresses].join(" ")),
    findings: findings.map((one) =>
      one.followsFrom === undefined ? said(one) : `${said(one)} <- ${findings[one.followsFrom]?.rule}`,
    ),
    acknowledged: acknowledged.map(said),
    notLookedInto: notLookedInto.map(({ type, place }) => `${type} ${place.address}`),
    endpoints: endpoints.map((endpoint) => ({
      name: endpoint.name,
      at: endpoint.place.constructPath ?? endpoint.place.address,
      sleeps: `${endpoint.sleeps}: ${JSON.stringify(withoutWords(endpoint.sleepsWhen))}`,
      wakes: `${endpoint.wakes}: ${JSON.stringify(withoutWords(endpoint.wakesWhen))}`,
      wakePaths: endpoint.wakePaths.map(
        ({ of, links }) =>
          `${of}: ${links.map(({ text, state, rules }) => `${text} [${[state, ...rules].join(" ")}]`).join(" > ")}`,
      ),
      ways: endpoint.ways.map(
        ({ of, direction, by, when, state, through, rules }) =>
          `${of} ${direction} by ${by} ${JSON.stringify(when)} ${[state, ...rules].join(" ")}: ${through.join(" > ")}`,
      ),
      findings: endpoint.findings.map((index) => findings[index]?.rule).join(" "),
    })),
  };
}

/** A reason without its sentences. */
const withoutWords = (reason: object): object => ({ ...reason, because: undefined });
