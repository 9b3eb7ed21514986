import { mkdirSync, readFileSync } from "node:fs";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { RealtimeEndpoint, type RealtimeEndpointProps } from "../../src";
import type { ChangeReview } from "../../src/review/change/change-review";
import { allRules } from "../../src/rules/all-rules";
import { exampleApp } from "../../stacks/app";
import { modelNamed, ROLE_ARN } from "../support/builders";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";

/* What two branches synthesize, as cdktf writes it. */

const files = scratchFolder();
const PRICE = ["--price", "ml.g5.12xlarge=10", "--price", "ml.g5.xlarge=1", "--price", "ml.g4dn.xlarge=1"];

async function reviewed(base: string, head: string, ...argv: readonly string[]): Promise<ChangeReview> {
  const options = ["--runs", "1", "--days", "1", "--fail-on", "never", "--format", "json", ...PRICE, ...argv];
  const { stdout, stderr } = await scaleToZero(["review", head, "--base", base, ...options], {
    rules: allRules,
    cwd: files.path(""),
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

function outputIn(folder: string): string {
  mkdirSync(files.path(folder), { recursive: true });
  return files.path(folder);
}

/** All example stacks. */
function examples(folder: string, edit: (app: App) => void = () => undefined): string {
  const app = exampleApp(outputIn(folder));
  edit(app);
  app.synth();
  return folder;
}

const resourceIn = (app: App, path: string): TerraformResource => {
  const found = path.split("/").reduce<Construct>((scope, id) => scope.node.findChild(id) as Construct, app);
  if (!TerraformResource.isTerraformResource(found)) {
    throw new Error(`${path} is no resource`);
  }
  return found;
};

describe("the examples of two branches", () => {
  const base = "examples-base";
  let paths: readonly string[] = [];
  beforeAll(() => {
    examples(base, (app) => {
      paths = app.node
        .findAll()
        .filter(TerraformResource.isTerraformResource)
        .map(({ node }) => node.path);
    });
  });

  it("have no change if both programs are the same", async () => {
    const { isEmpty, endpoints, changes, findings } = await reviewed(base, examples("examples-same"));
    expect({ isEmpty, changes }).toEqual({ isEmpty: true, changes: [] });
    expect(endpoints.length).toBeGreaterThanOrEqual(8);
    expect([findings.new, findings.fixed]).toEqual([[], []]);
  });

  it("show the one that a changed property slows down, and leave the others alone", async () => {
    const alarm = paths.find((path) => path.startsWith("llama3-8b/") && /Alarm$/.test(path)) ?? "";
    const head = examples("examples-alarm", (app) => resourceIn(app, alarm).addOverride("period", 60));
    const { endpoints, changes } = await reviewed(base, head);
    const changed = endpoints.filter(({ change }) => change !== "unchanged");
    expect(changed.map(({ name, judgement }) => [name, judgement])).toEqual([["llama3-8b", "worse"]]);
    expect(changed[0]?.sentence).toMatch(/^still sleeps, still wakes; first answer \d.* → \d/);
    const value = (text: string) => ({ kind: "value", text });
    expect(changes).toMatchObject([
      {
        action: "update",
        stack: "llama3-8b",
        attributes: [{ path: "period", before: value("30"), after: value("60"), forcesReplacement: false }],
      },
    ]);
  });
});

interface Program {
  /** Path of constructs that the endpoint is in. */
  readonly within?: readonly string[];
  readonly id?: string;
  readonly endpoint?: Partial<RealtimeEndpointProps>;
  readonly maxCopies?: number;
}

/** A stack of one endpoint with one component, as cdktf writes it. */
function program(folder: string, { within = [], id = "Llm", endpoint: props = {}, maxCopies = 2 }: Program): string {
  const app = new App({ outdir: outputIn(folder) });
  const stack = new TerraformStack(app, "prod");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const scope = within.reduce<Construct>((outer, name) => new Construct(outer, name), stack);
  const endpoint = new RealtimeEndpoint(scope, id, {
    endpointName: "llm",
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 2,
    executionRoleArn: ROLE_ARN,
    ...props,
  });
  endpoint.addInferenceComponent("Llama", {
    inferenceComponentName: "llama",
    model: modelNamed("llama-8b", stack),
    compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
    maxCopies,
  });
  app.synth();
  return folder;
}

describe("a program of two branches", () => {
  const base = () => program("one-base", {});

  it("shows bounds and a replaced configuration", async () => {
    const { endpoints, changes } = await reviewed(
      base(),
      program("one-type", { endpoint: { instanceType: "ml.g5.xlarge" }, maxCopies: 4 }),
    );
    const [endpoint] = endpoints;
    expect(endpoint).toMatchObject({ name: "llm", change: "changed" });
    expect(endpoint?.sentence).toMatch(/USD [\d,.]+ → USD [\d,.]+ a month/);
    expect(endpoint?.rows.find(({ what }) => what === "bounds")).toMatchObject({ judgement: "different" });
    const replaced = changes.filter(({ action }) => action === "replace" || action === "create");
    expect(replaced.map(({ type }) => type)).toContain("aws_sagemaker_endpoint_configuration");
  });

  it("knows the endpoint again in a construct with another path", async () => {
    const head = program("one-moved", { within: ["Platform"], id: "Chat" });
    const { endpoints, findings } = await reviewed(base(), head);
    expect(endpoints.map(({ name, previousName, before, after }) => [name, previousName, !before, !after])).toEqual([
      ["llm", undefined, false, false],
    ]);
    expect([findings.new, findings.fixed]).toEqual([[], []]);
    // CDKTF has no `moved` block of its own: the apply deletes the endpoint, and creates it.
    expect(endpoints[0]?.apply.map(({ kind }) => kind)).toContain("interrupts");
    const text = readFileSync(files.path("one-moved/stacks/prod/cdk.tf.json"), "utf8");
    expect(text).toContain('"path": "prod/Platform/Chat');
  });

  it("tells a renamed endpoint at its old path by both names", async () => {
    const { endpoints } = await reviewed(base(), program("one-renamed", { endpoint: { endpointName: "talk" } }));
    expect(endpoints.map(({ name, previousName }) => [name, previousName])).toEqual([["talk", "llm"]]);
  });

  it("shows an endpoint that one branch adds or removes", async () => {
    const empty = outputIn("one-empty");
    const app = new App({ outdir: empty });
    new AwsProvider(new TerraformStack(app, "prod"), "Aws", { region: "us-east-1" });
    app.synth();
    expect((await reviewed("one-empty", base())).endpoints.map(({ change }) => change)).toEqual(["created"]);
    expect((await reviewed(base(), "one-empty")).endpoints.map(({ change }) => change)).toEqual(["deleted"]);
  });
});
