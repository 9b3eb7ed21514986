import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, App, TerraformStack } from "cdktf";
import { ScaleToZeroError, type SynthesizeOptions, synthesize, synthesizeOrExit } from "../../src";
import { written } from "../../src/constructs/written";
import { inferenceComponent, realtimeEndpoint } from "../support/builders";

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "scale-to-zero-"));
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

/** Three mistakes in three constructs. */
function brokenApp(): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "test");
  new AwsProvider(stack, "Aws");
  const endpoint = realtimeEndpoint(stack, { instanceType: "ml.g5.xlarge", maxInstanceCount: 0 });
  inferenceComponent(
    stack,
    { inferenceComponentName: "llama_3", compute: { acceleratorDevices: 4, minMemoryMb: 1024 } },
    endpoint,
  );
  return app;
}

const MESSAGE = [
  "Nothing was synthesized: 3 problems",
  "",
  "test/Llm: 1 problem",
  "  maxInstanceCount is 0, must be a whole number of at least 1: without an instance the endpoint can never wake (SageMaker API, CreateEndpointConfig)",
  "",
  "test/Llm/Llama: 2 problems",
  '  inferenceComponentName is "llama_3", must consist of letters, digits and hyphens, and must not begin or end with a hyphen: try "llama-3" (SageMaker API, CreateInferenceComponent)',
  "  compute.acceleratorDevices is 4, must be at most 1, which is what one ml.g5.xlarge has: a copy lives on one instance: ask for fewer devices or take a larger instance type (Amazon EC2 instance types, https://aws.amazon.com/ec2/instance-types/, 2026-11-21)",
].join("\n");

describe("a synthesis", () => {
  it("writes a stack in which nothing is wrong", () => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "test");
    new AwsProvider(stack, "Aws");
    realtimeEndpoint(stack);
    synthesize(app);
    const written = JSON.parse(readFileSync(join(outdir, "stacks", "test", "cdk.tf.json"), "utf8"));
    expect(Object.keys(written.resource)).toEqual([
      "aws_sagemaker_endpoint",
      "aws_sagemaker_endpoint_configuration",
      "terraform_data",
    ]);
  });

  it("reports the problems of all constructs in one error, each with its fix", () => {
    let raised: unknown;
    try {
      synthesize(brokenApp());
    } catch (error) {
      raised = error;
    }
    expect(raised).toBeInstanceOf(ScaleToZeroError);
    expect(raised).toMatchObject({ name: "ScaleToZeroError", message: MESSAGE });
  });

  it("writes no file where something is wrong", () => {
    expect(() => synthesize(brokenApp())).toThrow(ScaleToZeroError);
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toEqual([]);
  });

  it("finds problems in every stack of an app", () => {
    const app = new App({ outdir });
    for (const id of ["one", "two"]) {
      const stack = new TerraformStack(app, id);
      new AwsProvider(stack, "Aws");
      realtimeEndpoint(stack, { maxInstanceCount: 0 });
    }
    expect(() => synthesize(app)).toThrow(/^Nothing was synthesized: 2 problems\n\none\/Llm[\s\S]*\n\ntwo\/Llm/);
  });

  it("reports what cdktf finds, too", () => {
    const app = new App({ outdir });
    realtimeEndpoint(new TerraformStack(app, "test"));
    expect(() => synthesize(app)).toThrow("Found resources without a matching provider construct");
  });
});

/** What it prints to stdout. */
function printed(app: App, options?: SynthesizeOptions): string {
  const out = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    synthesizeOrExit(app, options);
    return out.mock.calls.join("");
  } finally {
    out.mockRestore();
  }
}

describe("a synthesis at the end of a program", () => {
  it("prints the problems without a stack trace, and leaves exit code 2", () => {
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const { exitCode } = process;
    try {
      synthesizeOrExit(brokenApp());
      expect(written.mock.calls).toEqual([[`${MESSAGE}\n`]]);
      expect(process.exitCode).toBe(2);
    } finally {
      process.exitCode = exitCode;
      written.mockRestore();
    }
    expect(existsSync(join(outdir, "manifest.json"))).toBe(false);
  });

  it("prints nothing that a pipeline obeys", () => {
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    try {
      const app = new App({ outdir });
      Annotations.of(new TerraformStack(app, "test")).addWarning("a\n::error::b ##vso[c.d]\u001b[2J");
      synthesizeOrExit(app, { quiet: true });
      expect(written.mock.calls).toEqual([["Warning: test: a\n\\u003a:error::b \\u0023#vso[c.d]\\u001b[2J\n"]]);
    } finally {
      written.mockRestore();
    }
  });

  it("prints warnings, each with its construct", () => {
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const out = jest.spyOn(process.stdout, "write").mockReturnValue(true);
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, "test");
      Annotations.of(stack).addWarning("mind the gap");
      synthesizeOrExit(app);
      expect(written.mock.calls).toEqual([["Warning: test: mind the gap\n"]]);
    } finally {
      written.mockRestore();
      out.mockRestore();
    }
  });

  it.each<[readonly string[], string]>([
    [
      ["chat"],
      "Wrote the stack to OUT: chat\nNext: npx --no-install scale-to-zero check OUT, then terraform -chdir=OUT/stacks/chat init and plan\n",
    ],
    [
      ["chat", "ocr"],
      "Wrote 2 stacks to OUT: chat, ocr\nNext: npx --no-install scale-to-zero check OUT, then terraform -chdir=OUT/stacks/chat init and plan\n",
    ],
    [[], "Nothing was written: the app has no stack.\n"],
  ])("says on stdout what was written: %p", (names, text) => {
    const app = new App({ outdir });
    for (const name of names) {
      new TerraformStack(app, name);
    }
    expect(printed(app)).toBe(text.replaceAll("OUT", outdir));
    expect(printed(app, { quiet: true })).toBe("");
  });

  it("names the folder from where the program runs", () => {
    const app = new App({ outdir });
    new TerraformStack(app, "chat");
    synthesize(app);
    expect(written(app, join(outdir, ".."))).toContain(`Wrote the stack to ${basename(outdir)}: chat\n`);
    mkdirSync(join(outdir, "my project"));
    const inDefault = new App({ outdir: join(outdir, "my project", "cdktf.out") });
    new TerraformStack(inDefault, "chat");
    synthesize(inDefault);
    expect(written(inDefault, join(outdir, "my project"))).toContain(
      "Next: npx --no-install scale-to-zero check, then terraform -chdir=cdktf.out/stacks/chat init and plan\n",
    );
    expect(written(inDefault, outdir)).toContain("check 'my project/cdktf.out', then terraform -chdir='my project/");
  });

  it("says nothing on stdout where cdktf's command line runs the program, or where something is wrong", () => {
    process.env.CDKTF_OUTDIR = outdir;
    try {
      const app = new App({ outdir });
      new TerraformStack(app, "chat");
      expect(printed(app)).toBe("");
    } finally {
      delete process.env.CDKTF_OUTDIR;
    }
    const { exitCode } = process;
    const silenced = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(printed(brokenApp())).toBe("");
    silenced.mockRestore();
    process.exitCode = exitCode;
  });

  it("lets an error pass that is none of ours", () => {
    const app = new App({ outdir });
    app.synth = () => {
      throw new TypeError("a bug");
    };
    expect(() => synthesizeOrExit(app)).toThrow(TypeError);
  });
});
