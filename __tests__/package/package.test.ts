import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { inParallel } from "../support/in-parallel";
import { packed } from "./support/packed";

const root = join(__dirname, "..", "..");
const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const PROGRAM = `
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CopyTracking, Duration, type InferenceComponentOptions, Model, type Placement, RealtimeEndpoint, synthesizeOrExit } from "cdktf-sagemaker-scale-to-zero";

import { checkTopology, Format, readTerraform, render, type CheckResult } from "cdktf-sagemaker-scale-to-zero/check";
import { ModuleStack, type PrintedModule, printedModule } from "cdktf-sagemaker-scale-to-zero/modules";
import { type VerificationResult, verifyAfterApply } from "cdktf-sagemaker-scale-to-zero/verify";

const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "prod");
new AwsProvider(stack, "Aws", { region: "eu-west-3" });
const endpoint = new RealtimeEndpoint(stack, "Llm", { instanceType: "ml.g5.12xlarge", maxInstanceCount: 3 });
const options: InferenceComponentOptions = {
  model: Model.fromName(stack, "Model", "llama"),
  compute: { acceleratorDevices: 4, minMemoryMb: 1024 },
  maxCopies: 3,
  tracking: CopyTracking.concurrentRequestsPerCopy(5),
  wake: { cooldown: Duration.minutes(6) },
};
endpoint.addInferenceComponent("Llama", options);
synthesizeOrExit(app);

const { review }: CheckResult = checkTopology(readTerraform("out"));
const verify: (options: { endpointNames: string[] }) => Promise<VerificationResult> = verifyAfterApply;
const printed: PrintedModule = printedModule(new ModuleStack(new App(), "llm"));
if (render(review, Format.TEXT) === "" || typeof verify !== "function" || printed.name !== "llm") {
  process.exit(1);
}
// @ts-expect-error A value class takes no other object, also where all that it has is internal.
export const placement: Placement = {};
`;

const TSC = join("..", "node_modules", "typescript", "bin", "tsc");

interface Project {
  readonly type?: "module";
  readonly module: string;
  /** @default - what the module setting brings */
  readonly resolution?: string;
  /** Further options of the compiler. @default - none */
  readonly options?: readonly string[];
}

const PROJECTS: Readonly<Record<string, Project>> = {
  "CommonJS, Node16": { module: "Node16" },
  "CommonJS, NodeNext": { module: "NodeNext" },
  "CommonJS, Bundler": { module: "CommonJS", resolution: "Bundler" },
  "CommonJS, Node10": { module: "CommonJS", resolution: "Node10", options: ["--ignoreDeprecations", "6.0"] },
  "ES modules, Node16": { type: "module", module: "Node16" },
  "ES modules, NodeNext": { type: "module", module: "NodeNext" },
  "ES modules, Bundler": { type: "module", module: "ESNext", resolution: "Bundler" },
};

/** The first block of a language in the README, after a text. */
function readmeBlock(language: string, after = ""): string {
  const readme = readFileSync(join(installed(), "README.md"), "utf8");
  const rest = readme.slice(readme.indexOf(after));
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(rest)?.[1] ?? "";
}

/** Node looks for no index in a folder that an ES module imports. */
const asModule = (program: string): string => program.replace('lib/provider"', 'lib/provider/index.js"');

/** Where a Markdown file links to, but for the web and places in itself. */
const linksIn = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link = ""]) => link.replace(/^\.\//, "").replace(/\/$/, ""))
    .filter((link) => !/^[a-z]+:/.test(link));

const installed = (): string => join(project, "node_modules", "cdktf-sagemaker-scale-to-zero");

let project: string;
let files: readonly string[];

function run(command: string, parameters: readonly string[], cwd: string): string {
  return execFileSync(command, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** What a program prints, and why it failed if it did. */
const printedBy = (parameters: readonly string[], cwd: string): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd }, (error, stdout, stderr) =>
      resolve(error === null ? stdout : `${stdout}${stderr}${error.message}`),
    );
  });

/** What the compiler and the compiled program print. */
interface Outcome {
  readonly compiling: string;
  readonly running: string;
}

async function outcomeOf(name: string): Promise<Outcome> {
  const { type, module, resolution, options = [] } = PROJECTS[name] as Project;
  const folder = join(project, name.replace(/\W+/g, "-"));
  mkdirSync(folder);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, ...(type === undefined ? {} : { type }) }),
  );
  writeFileSync(join(folder, "main.ts"), type === undefined ? PROGRAM : asModule(PROGRAM));
  const strict = ["--strict", "--target", "ES2022", "--types", "node", "--skipLibCheck", "false"];
  const resolving = resolution === undefined ? [] : ["--moduleResolution", resolution];
  const compiling = await printedBy([TSC, ...strict, "--module", module, ...options, ...resolving, "main.ts"], folder);
  return { compiling, running: await printedBy(["main.js"], folder) };
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "scale-to-zero-package-"));
  files = packed().files;
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({
      private: true,
      dependencies: {
        "cdktf-sagemaker-scale-to-zero": `file:${packed().archive}`,
        ...Object.fromEntries(Object.keys(peerDependencies).map((peer) => [peer, devDependencies[peer]])),
        "@types/node": devDependencies["@types/node"],
        typescript: devDependencies.typescript,
      },
    }),
  );
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], project);
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("the packed package", () => {
  it("holds the library with its types, and what npm asks for", () => {
    expect(files).toEqual(
      expect.arrayContaining(["package.json", "LICENSE", "lib/src/index.js", "lib/src/index.d.ts"]),
    );
  });

  it("holds nothing else: no tests, no examples, no sources, no leftovers of the compiler", () => {
    const expected =
      /^(package\.json|LICENSE|README\.md|CHANGELOG\.md|docs\/.+\.(md|svg|png|schema\.json)|docs\/rules\/bases\/[a-z-]+\.(ts|tf|json)|lib\/functions\/endpoint-sleeper\.zip|lib\/charts\/library\.js|lib\/libraries\/[A-Za-z0-9-]+\.js|lib\/src\/.+\.(js|d\.ts)|lib\/src\/local-aws\/page\/assets\/[a-z]+\.(mjs|css|html|svg)|lib\/src\/((check|client|modules|simulate|verify)\/)?index\.(mjs|d\.mts)|modules\/[a-z-]+\/(README\.md|[a-z]+\.tf|assets\/endpoint-sleeper\.zip|examples\/(minimal|complete)\/main\.tf))$/;
    expect(files.filter((path) => !expected.test(path))).toEqual([]);
  });

  it("compiles in a project that checks the types of its libraries", () => {
    writeFileSync(join(project, "main.ts"), PROGRAM);
    const options = [
      "--strict",
      "--target",
      "ES2022",
      "--module",
      "Node16",
      "--types",
      "node",
      "--skipLibCheck",
      "false",
    ];
    expect(run(process.execPath, ["node_modules/typescript/bin/tsc", ...options, "main.ts"], project)).toBe("");
  });

  it("synthesizes there", () => {
    run(process.execPath, ["main.js"], project);
    const { resource, terraform } = JSON.parse(
      readFileSync(join(project, "out", "stacks", "prod", "cdk.tf.json"), "utf8"),
    );
    expect(Object.keys(resource).sort()).toEqual([
      "aws_appautoscaling_policy",
      "aws_appautoscaling_target",
      "aws_cloudcontrolapi_resource",
      "aws_cloudwatch_metric_alarm",
      "aws_iam_role",
      "aws_iam_role_policy",
      "aws_sagemaker_endpoint",
      "aws_sagemaker_endpoint_configuration",
      "terraform_data",
    ]);
    expect(terraform.required_providers.aws.source).toBe("hashicorp/aws");
  });

  it("compiles, runs and checks the quick start of its README as it is written there", () => {
    const folder = join(project, "quick-start");
    mkdirSync(folder);
    writeFileSync(join(folder, "main.ts"), readmeBlock("ts"));
    const [compile = "", start, check] = readmeBlock("sh", "Compile, run and check it")
      .trim()
      .split(/\s*&&\s*/);
    expect([start, check]).toEqual(["node main.js", "npx --no-install scale-to-zero check"]);
    expect(run("npx", ["--no-install", ...compile.split(" ").slice(1)], folder)).toBe("");
    expect(run(process.execPath, ["main.js"], folder)).toMatch(/^Wrote the stack to cdktf\.out: chat\n/);
    const report = readmeBlock("", "\n```\nchat:");
    expect(run("npx", ["--no-install", "scale-to-zero", "check"], folder)).toBe(report);
  });

  it("has links in its README to files that are in it, and to none that are not", () => {
    const links = linksIn(readFileSync(join(installed(), "README.md"), "utf8"));
    expect(links.length).toBeGreaterThan(10);
    const isPacked = (link: string) => files.some((file) => file === link || file.startsWith(`${link}/`));
    expect(links.filter((link) => !isPacked(link))).toEqual([]);
  });

  describe("in projects of all kinds", () => {
    let outcomes: ReadonlyMap<string, Outcome>;
    beforeAll(async () => {
      outcomes = await inParallel(Object.keys(PROJECTS), availableParallelism(), outcomeOf);
      // Six times as long as a test may take.
    }, 1_800_000);

    it.each(Object.keys(PROJECTS))("compiles, with the types of its libraries, and runs: %s", (name) =>
      expect(outcomes.get(name)).toEqual({
        compiling: "",
        running: expect.stringMatching(/^Wrote the stack to out: prod\nNext: .*\n$/),
      }),
    );
  });

  it.each(
    ["", "/check", "/client", "/modules", "/simulate", "/verify"].map((path) => `cdktf-sagemaker-scale-to-zero${path}`),
  )("has one class for whoever imports %s and whoever requires it", (specifier) => {
    const both = `import { createRequire } from "node:module";
      const [specifier] = process.argv.slice(1);
      const imported = await import(specifier);
      const required = createRequire(import.meta.url)(specifier);
      const names = Object.keys(required);
      console.log(names.length > 2 && names.every((name) => imported[name] === required[name]));`;
    expect(run(process.execPath, ["--input-type=module", "-e", both, specifier], project)).toBe("true\n");
  });

  it("compiles the examples of its page for programs", () => {
    const folder = join(project, "api-page");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const page = readFileSync(join(installed(), "docs", "programs.md"), "utf8");
    const examples = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
    const names = examples.map((code, index) => {
      writeFileSync(join(folder, `example-${index}.ts`), code);
      return `example-${index}.ts`;
    });
    expect(names).toHaveLength(7);
    const options = ["--noEmit", "--strict", "--target", "ES2022", "--types", "node", "--module", "Node16"];
    expect(run(process.execPath, [TSC, ...options, ...names], folder)).toBe("");
  });

  it("verifies from there: the command, the function and the SDK that they need", () => {
    expect(run("npx", ["--no-install", "scale-to-zero", "verify", "--help"], project)).toContain("--outputs <file>");
    const load =
      'const { verifyAfterApply } = require("cdktf-sagemaker-scale-to-zero/verify"); console.log(typeof verifyAfterApply)';
    expect(run(process.execPath, ["-e", load], project)).toBe("function\n");
    const nobody = ["--endpoint", "llm", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1"];
    const { status, stderr } = spawnSync("npx", ["--no-install", "scale-to-zero", "verify", ...nobody], {
      cwd: project,
      encoding: "utf8",
      env: { ...process.env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x", AWS_MAX_ATTEMPTS: "1" },
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("127.0.0.1:1 does not answer") });
  });

  it("lets nobody reach into it", () => {
    const reach = 'require("cdktf-sagemaker-scale-to-zero/lib/src/constructs/terraform/json")';
    expect(() => execFileSync(process.execPath, ["-e", reach], { cwd: project, stdio: "pipe" })).toThrow(
      "ERR_PACKAGE_PATH_NOT_EXPORTED",
    );
  });
});
