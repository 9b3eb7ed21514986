import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Log } from "sarif";
import { reviewPost } from "../../src/cli/review-post";
import type { CheckOutput } from "../../src/review/check-output";
import { allRules } from "../../src/rules/all-rules";
import { inferenceComponent, realtimeEndpoint } from "../support/builders";
import { changeFile, changeFolder } from "../support/change-fixtures";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { sarifProblems } from "../support/sarif";

const files = scratchFolder();
const plan = changeFile("wake-threshold");
const folder = changeFolder("wake-threshold", "after");

const check = (argv: readonly string[], given: Parameters<typeof scaleToZero>[1] = {}) =>
  scaleToZero(["check", ...argv, "--fail-on", "never"], { rules: allRules, cwd: files.path(""), ...given });

async function checked(argv: readonly string[], given?: Parameters<typeof scaleToZero>[1]): Promise<CheckOutput> {
  const { stdout, stderr } = await check([...argv, "--format", "json"], given);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** The line of a block in a file of HCL. */
const lineIn = (file: string, text: string): number =>
  readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;

const ALARM = { file: join(folder, "main.tf"), line: lineIn(join(folder, "main.tf"), '"aws_cloudwatch_metric_alarm"') };

describe("the lines of Terraform files", () => {
  it("are those of the folder that --source names, for endpoints and findings", async () => {
    const { endpoints, findings } = await checked([plan, "--source", folder]);
    const alarms = findings.filter(({ place }) => place.address.startsWith("aws_cloudwatch_metric_alarm."));
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.map(({ place }) => place.sourceLine)).toEqual(alarms.map(() => ALARM));
    expect(endpoints.map(({ place }) => place.sourceLine?.file)).toEqual([join(folder, "main.tf")]);
  });

  it.each(["text", "markdown"])("are printed in %s", async (format) => {
    const { stdout } = await check([plan, "--source", ".", "--format", format], { cwd: folder });
    expect(stdout).toContain(`main.tf:${ALARM.line}`);
  });

  it("are regions in SARIF, from the root of the repository", async () => {
    const env = { GITHUB_WORKSPACE: changeFolder("wake-threshold", "after").replace(/\/wake-threshold.*/, "") };
    const { stdout } = await check([plan, "--source", ".", "--format", "sarif"], { cwd: folder, env });
    const log: Log = JSON.parse(stdout);
    expect(sarifProblems(log)).toEqual([]);
    const places = log.runs[0]?.results?.flatMap(({ locations = [] }) => locations.map((one) => one.physicalLocation));
    expect(places).toContainEqual({
      artifactLocation: { uri: "wake-threshold/after/main.tf" },
      region: { startLine: ALARM.line },
    });
  });

  it("are found beside the plan, also for standard input", async () => {
    cpSync(folder, files.path("infra"), { recursive: true });
    cpSync(plan, files.path("infra/plan.json"));
    const file = files.path("infra/main.tf");
    const [first] = (await checked(["infra/plan.json"])).findings;
    expect(first?.place.sourceLine?.file).toBe(file);
    const [piped] = (await checked(["-"], { stdin: readFileSync(plan), cwd: files.path("infra") })).findings;
    expect(piped?.place.sourceLine?.file).toBe(file);
  });

  it("are none if nothing lies beside the plan", async () => {
    cpSync(plan, files.path("alone/plan.json"));
    const { findings } = await checked(["alone/plan.json"]);
    expect(findings.map(({ place }) => place.sourceLine)).toEqual(findings.map(() => undefined));
  });

  it("of each of several plans are those of its own source", async () => {
    const sources = ["wake-threshold", "key-renamed"].flatMap((name) => ["--source", changeFolder(name, "after")]);
    const { endpoints } = await checked([plan, changeFile("key-renamed"), ...sources]);
    for (const { place } of endpoints) {
      const name = place.file === plan ? "wake-threshold" : "key-renamed";
      expect(place.sourceLine?.file).toBe(join(changeFolder(name, "after"), "main.tf"));
    }
    expect(new Set(endpoints.map(({ place }) => place.file)).size).toBe(2);
  });

  it.each([
    ["a folder without a source", ["nothing-here"], "contains neither Terraform files nor CDKTF output"],
    ["another number than that of plans", [folder, folder], "--source is given 2 times for 1 path"],
  ])("are refused for %s", async (_, sources, problem) => {
    const { code, stderr } = await check([plan, ...sources.flatMap((one) => ["--source", one])]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
  });
});

describe("the lines of a program with the constructs", () => {
  /** A program whose alarm does not wake on one request: a rule reports it. */
  function program(name: string, stackTraces = true): string {
    const app = new App({
      outdir: files.path(name),
      stackTraces,
      context: { "scaleToZero:rules": false },
    });
    const stack = new TerraformStack(app, "prod");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    inferenceComponent(stack, {}, realtimeEndpoint(stack)).scaling.wakeAlarm?.addOverride("threshold", 5);
    app.synth();
    return files.path(name);
  }
  /** Where the constructs are created. */
  const BUILDERS = join(__dirname, "../support/builders.ts");
  const COMPONENT = `__tests__/support/builders.ts:${lineIn(BUILDERS, 'endpoint.addInferenceComponent("Llama"')}`;
  const ENDPOINT_LINE = lineIn(BUILDERS, 'new RealtimeEndpoint(stack, "Llm"');

  it("are those of what the program creates, below its constructs as well", async () => {
    const { endpoints, findings } = await checked([program("traced")]);
    const alarm = findings.find(({ rule }) => rule === "W05");
    expect(`${alarm?.place.sourceLine?.file}:${alarm?.place.sourceLine?.line}`).toBe(COMPONENT);
    expect(endpoints.map(({ place }) => place.sourceLine?.line)).toEqual([ENDPOINT_LINE]);
  });

  it("are none if the program records none", async () => {
    const { findings } = await checked([program("untraced", false)]);
    expect(findings.map(({ rule }) => rule)).toContain("W05");
    expect(findings.map(({ place }) => place.sourceLine)).toEqual(findings.map(() => undefined));
  });

  it("are in each format of a review", async () => {
    const [before, after] = [program("before"), program("after")];
    const reviewed = async (format: string) =>
      (
        await scaleToZero(
          ["review", after, "--base", before, "--runs", "1", "--days", "1", "--fail-on", "never", "--format", format],
          { rules: allRules, cwd: files.path("") },
        )
      ).stdout;
    const [file, line] = COMPONENT.split(":");
    expect(JSON.parse(await reviewed("gitlab-codequality"))).toContainEqual(
      expect.objectContaining({ location: { path: file, lines: { begin: Number(line) } } }),
    );
    const log: Log = JSON.parse(await reviewed("sarif"));
    expect(log.runs[0]?.results?.flatMap(({ locations = [] }) => locations)).toContainEqual(
      expect.objectContaining({
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: Number(line) } },
      }),
    );
    const annotations = reviewPost(
      JSON.parse(await reviewed("json")),
      {},
      { cwd: files.path(""), env: {} },
    ).annotations;
    expect(annotations.map(({ file: at, line: number }) => `${at}:${number}`)).toContain(COMPONENT);
  });

  it("come from --source for a plan of the program", async () => {
    const source = program("of-plan");
    const type = "aws_sagemaker_endpoint";
    const { resource } = JSON.parse(readFileSync(join(source, "stacks/prod/cdk.tf.json"), "utf8"));
    const [name] = Object.keys(resource[type]);
    const values = { name: "llm", endpoint_config_name: "llm-1" };
    files.write("plans/plan.json", {
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: [],
      planned_values: {
        root_module: { resources: [{ address: `${type}.${name}`, mode: "managed", type, name, values }] },
      },
    });
    const { endpoints } = await checked(["plans/plan.json", "--source", source]);
    expect(endpoints.map(({ place }) => place.sourceLine?.line)).toEqual([ENDPOINT_LINE]);
    const without = await checked(["plans/plan.json"]);
    expect(without.endpoints.map(({ place }) => place.sourceLine)).toEqual([undefined]);
  });
});
