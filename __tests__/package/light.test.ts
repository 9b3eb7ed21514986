import { spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packed } from "./support/packed";

/** On disk, as `du -m` counts it: an SDK of many small files takes twice the space of its texts. */
const MOST_MEGABYTES = 60;
const MOST_MS_OVER_NODE = 100;
const ROUNDS = 15;

const PLAN = {
  format_version: "1.2",
  terraform_version: "1.9.0",
  planned_values: { root_module: {} },
  resource_changes: [],
  configuration: { root_module: {} },
};

let project: string;

const node = (...parameters: readonly string[]) =>
  spawnSync(process.execPath, parameters, { cwd: project, encoding: "utf8", env: { PATH: process.env.PATH ?? "" } });
const command = () => join(project, "node_modules", "cdktf-sagemaker-scale-to-zero", "lib", "src", "cli", "main.js");
const scaleToZero = (...parameters: readonly string[]) => node(command(), ...parameters);

function bytesOnDisk(path: string): number {
  const { blocks } = lstatSync(path);
  const below = lstatSync(path).isDirectory() ? readdirSync(path).map((name) => bytesOnDisk(join(path, name))) : [];
  return below.reduce((sum, bytes) => sum + bytes, blocks * 512);
}

/**
 * Processor time, the least of several runs that take turns: other programs on the machine can only add to it. For a program
 * on one thread it is close to the time that passes.
 */
function leastMs(...programs: readonly (readonly string[])[]): readonly number[] {
  const rounds = Array.from({ length: ROUNDS }, () => programs.map((program) => processorMs(program)));
  return programs.map((_, index) => Math.min(...rounds.map((round) => round[index] ?? Number.POSITIVE_INFINITY)));
}

/** A file that prints the processor time to stderr when the process ends. */
const AT_EXIT = join(__dirname, "..", "..", "bench", "at-exit.js");

const processorMs = (program: readonly string[]): number => Number(node("-r", AT_EXIT, ...program).stderr);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "scale-to-zero-light-"));
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ private: true, dependencies: { "cdktf-sagemaker-scale-to-zero": `file:${packed().archive}` } }),
  );
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
  expect(spawnSync("npm", install, { cwd: project, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  writeFileSync(join(project, "plan.json"), JSON.stringify(PLAN));
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("the command alone", () => {
  it("brings no provider bindings and no CDKTF", () => {
    const installed = readdirSync(join(project, "node_modules"));
    expect(installed).toContain("cdktf-sagemaker-scale-to-zero");
    expect(["@cdktf", "cdktf", "constructs"].filter((name) => installed.includes(name))).toEqual([]);
  });

  it(`takes at most ${MOST_MEGABYTES} MB on disk`, () => {
    expect(bytesOnDisk(join(project, "node_modules")) / 1024 / 1024).toBeLessThanOrEqual(MOST_MEGABYTES);
  });

  it.each(["--version", "--help"])(`starts within ${MOST_MS_OVER_NODE} ms over Node.js with %s`, (option) => {
    expect(scaleToZero(option)).toMatchObject({ status: 0, stderr: "" });
    const [ours = Number.NaN, nodes = Number.NaN] = leastMs([command(), option], ["-e", "0"]);
    expect(nodes).toBeGreaterThan(0);
    expect(ours - nodes).toBeLessThanOrEqual(MOST_MS_OVER_NODE);
  });

  it("checks a plan", () => {
    const { status, stdout, stderr } = scaleToZero("check", "plan.json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("plan.json");
  });

  it.each([
    ["check", "--explain", "W05"],
    ["verify", "--help"],
    ["verify", "--print-iam-policy"],
    ["local", "--help"],
  ])("runs %s %s", (...parameters) => {
    expect(scaleToZero(...parameters)).toMatchObject({ status: 0, stderr: "" });
  });

  it("verifies as far as AWS answers", () => {
    const nobody = ["--endpoint", "llm", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1"];
    const { stderr } = spawnSync(process.execPath, [command(), "verify", ...nobody], {
      cwd: project,
      encoding: "utf8",
      env: { ...process.env, AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x", AWS_MAX_ATTEMPTS: "1" },
    });
    expect(stderr).toContain("127.0.0.1:1 does not answer");
  });

  it("names what is missing for modules, and how to install it, without a stack trace", () => {
    writeFileSync(join(project, "app.js"), 'require("cdktf");');
    const { status, stderr } = scaleToZero("modules", "app.js");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^scale-to-zero modules requires .*constructs, which are not installed\. Run: npm install .*\n$/,
    );
  });
});

describe("the entries without the optional packages", () => {
  const missing = (specifier: string) =>
    new RegExp(
      `ScaleToZeroError: ${specifier} requires @cdktf/provider-aws, cdktf and constructs, which are not installed. Run: npm install`,
    );

  it.each([
    ["cdktf-sagemaker-scale-to-zero", "RealtimeEndpoint"],
    ["cdktf-sagemaker-scale-to-zero/modules", "ModuleStack"],
  ])("say in one sentence what %s requires", (specifier, name) => {
    for (const failed of [
      node("-e", `require("${specifier}").${name}`),
      node("--input-type=module", "-e", `import { ${name} } from "${specifier}";`),
    ]) {
      expect(failed.status).toBe(1);
      expect(failed.stderr).toMatch(missing(specifier));
      expect(failed.stderr).not.toMatch(/^\s+at /m);
    }
  });

  it.each([
    ["cdktf-sagemaker-scale-to-zero/check", "checkTopology"],
    ["cdktf-sagemaker-scale-to-zero/client", "CapacityRetryStrategy"],
    ["cdktf-sagemaker-scale-to-zero/simulate", "simulate"],
    ["cdktf-sagemaker-scale-to-zero/verify", "verifyAfterApply"],
  ])("load %s", (specifier, name) => {
    for (const loaded of [
      node("-e", `console.log(typeof require("${specifier}").${name})`),
      node("--input-type=module", "-e", `import { ${name} } from "${specifier}"; console.log(typeof ${name});`),
    ]) {
      expect(loaded).toMatchObject({ status: 0, stdout: "function\n", stderr: "" });
    }
  });

  it("checks and renders from a program", () => {
    const program = `const { checkTopology, readTerraform, render } = require("cdktf-sagemaker-scale-to-zero/check");
      console.log(render(checkTopology(readTerraform("plan.json")).review, "json"));`;
    expect(JSON.parse(node("-e", program).stdout)).toMatchObject({ version: 1, nothingIn: ["plan.json"] });
  });
});
