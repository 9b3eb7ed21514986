import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { acknowledge, type RealtimeEndpoint, RULES_CONTEXT, synthesize } from "../../../src";
import { inferenceComponent, realtimeEndpoint } from "../../support/builders";
import { stackWithProvider } from "../../support/synthesized";

/** A stack whose endpoint keeps one instance: Z03 finds fault with it. */
function awakeStack() {
  const stack = stackWithProvider();
  const endpoint = neverAsleep(realtimeEndpoint(stack));
  const component = inferenceComponent(stack, {}, endpoint);
  return { stack, endpoint, component };
}

const annotationsOf = (stack: TerraformStack) =>
  stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.map(({ type, data }) => ({ path: node.path, type, data })))
    .filter(({ type }) => type.startsWith("@cdktf/"));

/** Breaks Z03 behind the back of the construct, whose own property would be a wish that the rules respect. */
function neverAsleep(endpoint: RealtimeEndpoint): RealtimeEndpoint {
  endpoint.configuration.addOverride("production_variants.0.managed_instance_scaling.min_instance_count", 1);
  return endpoint;
}

describe("a stack that is synthesized", () => {
  it("reports nothing when it sleeps and wakes", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    expect(stack.node.validate()).toEqual([]);
    expect(annotationsOf(stack)).toEqual([]);
  });

  it("reports once an endpoint without a component: nothing can answer", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack);
    for (let times = 0; times < 2; times += 1) {
      expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
    }
    expect(annotationsOf(stack)).toEqual([
      {
        path: "test/Llm/Endpoint",
        type: "@cdktf/info",
        data: expect.stringContaining("no inference component: it cannot answer requests"),
      },
    ]);
  });

  it("fails with the path of the construct that breaks a rule", () => {
    const [problem, ...others] = awakeStack().stack.node.validate();
    expect(others).toEqual([]);
    expect(problem).toMatch(/^test\/Llm\/Configuration: Z03 .* Fix: .* \(https:/);
  });

  it("fails in cdktf's own synthesis", () => {
    expect(() => Testing.synth(awakeStack().stack, true)).toThrow("test/Llm/Configuration: Z03");
  });

  it.each([false, "false"])("is not asked when the context says %p", (wanted) => {
    const app = Testing.app({ context: { [RULES_CONTEXT]: wanted } });
    const quiet = new TerraformStack(app, "quiet");
    new AwsProvider(quiet, "Aws", { region: "us-east-1" });
    neverAsleep(realtimeEndpoint(quiet));
    expect(quiet.node.validate()).toEqual([]);
  });

  it("resolves every resource as often as without the rules", () => {
    const resolved = (context: Readonly<Record<string, unknown>>): number => {
      const stack = new TerraformStack(Testing.app({ context: { ...context } }), "test");
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
      const { endpoint } = realtimeEndpoint(stack);
      const toTerraform = jest.spyOn(endpoint, "toTerraform");
      Testing.synth(stack, true);
      return toTerraform.mock.calls.length;
    };
    expect(resolved({})).toBe(resolved({ [RULES_CONTEXT]: false }));
  });

  it("writes what was added after it was validated", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    stack.node.validate();
    new TerraformOutput(stack, "late", { value: "here" });
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({ output: { late: { value: "here" } } });
  });

  it("writes the same with and without the rules", () => {
    const written = (context: Readonly<Record<string, unknown>>): string => {
      const stack = new TerraformStack(Testing.app({ context: { ...context } }), "test");
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
      inferenceComponent(stack);
      return Testing.synth(stack, true);
    };
    expect(written({})).toBe(written({ [RULES_CONTEXT]: false }));
  });
});

describe("a minimum above zero that was asked for", () => {
  it("is a wish, and no mistake", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { minCopies: 1 }, realtimeEndpoint(stack, { minInstanceCount: 1 }));
    expect(stack.node.validate()).toEqual([]);
    expect(annotationsOf(stack)).toEqual([]);
  });
});

describe("acknowledge", () => {
  it.each([
    ["the endpoint", ({ endpoint }: ReturnType<typeof awakeStack>) => endpoint],
    ["the stack", ({ stack }: ReturnType<typeof awakeStack>) => stack],
    ["the app", ({ stack }: ReturnType<typeof awakeStack>) => stack.node.root],
  ])("on %s lets the finding stay", (_, on) => {
    const awake = awakeStack();
    acknowledge(on(awake), "Z03", "kept warm for a demo");
    expect(awake.stack.node.validate()).toEqual([]);
    expect(annotationsOf(awake.stack)).toEqual([]);
  });

  it("on the app is inherited by stacks that come later", () => {
    const app = Testing.app();
    acknowledge(app, "Z03", "kept warm for a demo");
    const stack = new TerraformStack(app, "later");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    inferenceComponent(stack, {}, neverAsleep(realtimeEndpoint(stack)));
    expect(stack.node.validate()).toEqual([]);
  });

  it("is about one rule", () => {
    const { stack, endpoint } = awakeStack();
    acknowledge(endpoint, "Z05", "another one");
    expect(stack.node.validate()).toHaveLength(1);
  });

  it("is reported once if it matches nothing", () => {
    const { stack, component } = awakeStack();
    acknowledge(component, "Z03", "the wrong construct");
    stack.node.validate();
    stack.node.validate();
    expect(annotationsOf(stack)).toEqual([
      {
        path: component.node.path,
        type: "@cdktf/info",
        data: expect.stringMatching(/^A01 unused-acknowledgement: no finding of Z03 matches "test\/Llm\/Llama"/),
      },
    ]);
  });
});

describe("synthesize", () => {
  const folder = mkdtempSync(join(tmpdir(), "scale-to-zero-synth-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const appWith = (minInstanceCount: number, outdir: string): App => {
    const app = new App({ outdir: join(folder, outdir) });
    const stack = new TerraformStack(app, "prod");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    const endpoint = realtimeEndpoint(stack);
    inferenceComponent(stack, {}, minInstanceCount === 0 ? endpoint : neverAsleep(endpoint));
    return app;
  };

  it("says which construct breaks which rule", () => {
    expect(() => synthesize(appWith(1, "broken"))).toThrow(
      /^The rules stopped the synthesis: 1 problem\n\nprod\/Llm\/Configuration: 1 problem\n {2}Z03 /,
    );
  });

  it("writes what no rule finds fault with", () => {
    synthesize(appWith(0, "whole"));
    const file = join(folder, "whole/stacks/prod/cdk.tf.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("resource.aws_sagemaker_endpoint");
  });
});
