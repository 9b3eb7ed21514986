import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { synthesize } from "../../src";
import { allRules } from "../../src/rules/all-rules";
import { exampleApp } from "../../stacks/app";
import { scaleToZero } from "../support/command-line";
import { planFile, recordedPlan } from "../support/plan-fixture";
import { announcementWithSchedules, fieldReport, guide, olderGuide, stableDiffusion } from "../support/recipes";
import { sarifProblems } from "../support/sarif";

async function check(argv: readonly string[], stdin = "") {
  const { code, stdout } = await scaleToZero(["check", ...argv, "--format", "json"], { rules: allRules, stdin });
  const output = JSON.parse(stdout);
  const rules = new Set<string>(output.findings.map(({ rule }: { rule: string }) => rule));
  return { code, rules: [...rules].sort(), endpoints: output.endpoints, acknowledged: output.acknowledged };
}

describe("recipes as they were published", () => {
  const document = (resource: object): string => JSON.stringify({ terraform: {}, resource });

  it.each([
    ["the announcement of scale to zero", announcementWithSchedules, ["S01", "S02", "S06", "S13"]],
    ["the guide on endpoints at zero instances", guide, ["W05", "W16", "W17"]],
    ["the documentation of stable-diffusion-aws-extension", stableDiffusion, ["Z09", "Z19"]],
    ["a field report on an asynchronous endpoint", fieldReport, ["W28"]],
    ["an older page on asynchronous endpoints", olderGuide, ["W28"]],
  ])("fail a pipeline: %s", async (_, recipe, rules) => {
    const told = await check(["-"], document(recipe));
    expect(told.code).toBe(3);
    expect(told.rules).toEqual(expect.arrayContaining(rules));
  });

  // Calls have an order, which Terraform has to be told; then these work, if not always.
  it.each([
    ["the documentation of stable-diffusion-aws-extension", stableDiffusion, ["Z09", "Z19"]],
    ["a field report on an asynchronous endpoint", fieldReport, ["W28"]],
    ["an older page on asynchronous endpoints", olderGuide, ["W28"]],
  ])("get warnings and no error once Terraform knows their order: %s", async (_, recipe, rules) => {
    const ordered = document(inOrder(recipe));
    expect(await check(["-"], ordered)).toMatchObject({ code: 0, rules });
    expect(await check(["-", "--fail-on", "warning"], ordered)).toMatchObject({ code: 3, rules });
  });
});

type Blocks = Readonly<Record<string, object>>;

function inOrder<R extends { readonly aws_appautoscaling_target: Blocks; readonly aws_appautoscaling_policy: Blocks }>(
  recipe: R,
): object {
  const after = (blocks: Blocks, address: string) =>
    Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, { ...block, depends_on: [address] }]));
  return {
    ...recipe,
    aws_appautoscaling_target: after(recipe.aws_appautoscaling_target, "aws_sagemaker_endpoint.this"),
    aws_appautoscaling_policy: after(recipe.aws_appautoscaling_policy, "aws_appautoscaling_target.instances"),
  };
}

describe("mistakes of other projects, in HCL,", () => {
  it.each([
    ["peer-queue-dimensions", ["W30"], { sleeps: "no", wakes: "no" }],
    ["peer-variant-at-zero", ["Z01"], { sleeps: "no" }],
    ["peer-queue-invocations", ["W29", "Z10"], { sleeps: "no", wakes: "no" }],
    ["peer-unmanaged-instances", ["Z02"], { sleeps: "no", wakes: "yes" }],
    ["peer-never-healthy", ["C15", "W23", "W43"], { wakes: "no" }],
  ])("are found in the plan of %s", async (name, rules, verdict) => {
    expect(await check([planFile(name)])).toMatchObject({ code: 3, rules, endpoints: [verdict] });
  });
});

describe("a plan in a pipe, of HCL with for_each,", () => {
  it("comes out as SARIF that names each instance", async () => {
    const stdin = JSON.stringify(recordedPlan("loops-and-modules"));
    const { code, stdout } = await scaleToZero(["check", "-", "--format", "sarif"], { rules: allRules, stdin });
    expect(code).toBe(3);
    const log: Log = JSON.parse(stdout);
    expect(sarifProblems(log)).toEqual([]);
    const places = log.runs[0]?.results?.flatMap(({ locations = [] }) => locations) ?? [];
    const addresses = places.flatMap(({ logicalLocations = [] }) =>
      logicalLocations.map((one) => one.fullyQualifiedName),
    );
    expect(addresses.filter((address) => address?.includes('["chat"]'))).not.toEqual([]);
    expect(addresses.filter((address) => address?.includes('["code"]'))).not.toEqual([]);
  });
});

describe("the examples, in which these are corrected,", () => {
  const folder = mkdtempSync(join(tmpdir(), "scale-to-zero-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("sleep and wake, and no rule finds anything that they do not acknowledge", async () => {
    synthesize(exampleApp(folder));
    const { code, rules, endpoints, acknowledged } = await check([folder]);
    expect({ code, rules }).toEqual({ code: 0, rules: [] });
    expect(endpoints.length).toBeGreaterThan(8);
    for (const endpoint of endpoints) {
      expect(endpoint).toMatchObject({ sleeps: "yes", wakes: "yes" });
    }
    expect(acknowledged.map(({ rule }: { rule: string }) => rule).sort()).toEqual(["S13", "S18"]);
  });
});
