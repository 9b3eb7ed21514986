import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangeReview } from "../../src/review/change/change-review";
import { allRules } from "../../src/rules/all-rules";
import { changeFile, changeFolder } from "../support/change-fixtures";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const OPTIONS = ["--runs", "1", "--days", "1", "--fail-on", "never"];

const review = (argv: readonly string[], given: Parameters<typeof scaleToZero>[1] = {}) =>
  scaleToZero(["review", ...argv, ...OPTIONS], { rules: allRules, cwd: files.path(""), ...given });

async function reviewed(argv: readonly string[], given?: Parameters<typeof scaleToZero>[1]): Promise<ChangeReview> {
  const { stdout, stderr } = await review([...argv, "--format", "json"], given);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const linesOf = ({ findings, changes }: ChangeReview) => ({
  findings: findings.new.map(({ place: { sourceLine } }) => sourceLine),
  changes: changes.map(({ sourceLine }) => sourceLine),
});

/** The line of a block, from 1. */
const ALARM_LINE = { file: join(changeFolder("wake-threshold", "after"), "main.tf"), line: expect.any(Number) };
const plan = changeFile("wake-threshold");

describe("the lines of Terraform files", () => {
  it("are those of the blocks in the folder that --source names", async () => {
    const source = ["--source", changeFolder("wake-threshold", "after")];
    const lines = linesOf(await reviewed([plan, ...source]));
    expect(lines.findings.length).toBeGreaterThan(0);
    expect(lines.findings).toEqual(lines.changes);
    expect(lines.changes[0]).toEqual(ALARM_LINE);
    const { stdout } = await review([plan, ...source], { cwd: changeFolder("wake-threshold", "after") });
    expect(stdout).toContain(`main.tf:${lines.changes[0]?.line}`);
  });

  it("are found in the folder of the plan, and in that of standard input", async () => {
    cpSync(changeFolder("wake-threshold", "after"), files.path("infra"), { recursive: true });
    cpSync(plan, files.path("infra/plan.json"));
    const file = files.path("infra/main.tf");
    expect(linesOf(await reviewed(["infra/plan.json"])).changes[0]?.file).toBe(file);
    const stdin = readFileSync(plan);
    expect(linesOf(await reviewed(["-"], { stdin, cwd: files.path("infra") })).changes[0]?.file).toBe(file);
  });

  it("are in modules of the repository, and of resources with keys", async () => {
    const source = ["--source", changeFolder("module-moved", "after")];
    const { endpoints } = await reviewed([changeFile("module-moved"), ...source]);
    expect(endpoints[0]?.place.sourceLine?.file).toBe(join(changeFolder("module-moved", "after"), "chat/main.tf"));
    const keyed = await reviewed([changeFile("key-renamed"), "--source", changeFolder("key-renamed", "after")]);
    expect(keyed.endpoints.map(({ place }) => place.sourceLine?.file)).toEqual(
      keyed.endpoints.map(() => join(changeFolder("key-renamed", "after"), "main.tf")),
    );
  });

  it("are none if nothing lies beside the plan", async () => {
    cpSync(plan, files.path("alone/plan.json"));
    expect(linesOf(await reviewed(["alone/plan.json"])).changes[0]).toBeUndefined();
  });

  it("of each of several plans are those of its own source", async () => {
    const sources = ["wake-threshold", "key-renamed"].flatMap((name) => ["--source", changeFolder(name, "after")]);
    const { endpoints } = await reviewed([plan, changeFile("key-renamed"), ...sources]);
    for (const { place } of endpoints) {
      const name = place.file === plan ? "wake-threshold" : "key-renamed";
      expect(place.sourceLine?.file).toBe(join(changeFolder(name, "after"), "main.tf"));
    }
    expect(new Set(endpoints.map(({ place }) => place.file)).size).toBe(2);
  });
});

describe("the lines of a CDKTF program", () => {
  /** The endpoint in the output of a program, with the line that is recorded. */
  const stack = (line: number) => ({
    resource: {
      aws_sagemaker_endpoint: {
        Llm: {
          name: "llm",
          endpoint_config_name: "llm-1",
          "//": {
            metadata: {
              path: "prod/Llm",
              stackTrace: [
                "new Endpoint (/app/node_modules/cdktf/lib/x.js:1:1)",
                `new Llm (/app/infra/llm.ts:${line}:5)`,
              ],
            },
          },
        },
      },
    },
  });
  const LINE = { file: "/app/infra/llm.ts", line: 41 };

  function program(folder: string, lines: Readonly<Record<string, number>> = { prod: 41 }): void {
    const stacks = Object.keys(lines).map((name) => [
      name,
      { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
    ]);
    files.write(`${folder}/manifest.json`, { version: "0.21.0", stacks: Object.fromEntries(stacks) });
    for (const [name, line] of Object.entries(lines)) {
      files.write(`${folder}/stacks/${name}/cdk.tf.json`, stack(line));
    }
  }

  /** A plan of it, which has no lines. */
  const values = { name: "llm", endpoint_config_name: "llm-1" };
  const type = "aws_sagemaker_endpoint";
  const planned = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: [],
    planned_values: {
      root_module: { resources: [{ address: `${type}.Llm`, mode: "managed", type, name: "Llm", values }] },
    },
  };

  it("come from cdktf.out beside the plan, and from the folder of a stack", async () => {
    program("program/cdktf.out");
    for (const path of ["program/plan.json", "program/cdktf.out/stacks/prod/plan.json"]) {
      files.write(path, planned);
      expect((await reviewed([path])).endpoints.map(({ place }) => place.sourceLine)).toEqual([LINE]);
    }
  });

  it.each([
    ["are those of several stacks of one program, if these have the same", 41, LINE],
    ["are none if several stacks have others, because nobody knows whose plan it is", 7, undefined],
  ])("%s", async (_, line, expected) => {
    program(`several-${line}`, { dev: 41, prod: line });
    files.write("elsewhere/plan.json", planned);
    const { endpoints } = await reviewed(["elsewhere/plan.json", "--source", `several-${line}`]);
    expect(endpoints.map(({ place }) => place.sourceLine)).toEqual([expected]);
  });

  it("do not fail a review that did not ask for them", async () => {
    files.write("broken/cdktf.out/manifest.json", "{}");
    files.write("broken/plan.json", planned);
    expect((await reviewed(["broken/plan.json"])).endpoints[0]?.place.sourceLine).toBeUndefined();
    const { code, stderr } = await review(["broken/plan.json", "--source", "broken/cdktf.out"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("manifest.json") });
  });
});

describe("--source", () => {
  it.each([
    ["a folder without a source", ["--source", "nothing-here"], "contains neither Terraform files nor CDKTF output"],
    [
      "another number than that of plans",
      ["--source", changeFolder("no-change", "after"), "--source", changeFolder("no-change", "after")],
      "--source is given 2 times for 1 path",
    ],
  ])("is refused for %s, with what to do", async (_, argv, problem) => {
    const { code, stderr } = await review([plan, ...argv]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
    expect(stderr).toMatch(/; give /);
  });
});

describe("paths in CI", () => {
  const cwd = changeFolder("wake-threshold", "after");
  const GITHUB_WORKSPACE = changeFolder("wake-threshold", "after").replace(/\/wake-threshold.*/, "");

  it.each(["markdown", "sarif", "gitlab-codequality"])("start at the root of the repository in %s", async (format) => {
    const { stdout } = await review([plan, "--source", cwd, "--format", format], { cwd, env: { GITHUB_WORKSPACE } });
    expect(stdout).toContain("wake-threshold/after/main.tf");
    expect(stdout).not.toContain(join(cwd, "main.tf"));
  });

  it("start at the working directory for people", async () => {
    const { stdout } = await review([plan, "--source", cwd], { cwd, env: { GITHUB_WORKSPACE } });
    expect(stdout).toMatch(/ main\.tf:\d/);
  });
});

describe("the address of the complete report", () => {
  const github = { GITHUB_REPOSITORY: "acme/infra", GITHUB_RUN_ID: "42" };
  const markdown = async (env: Readonly<Record<string, string>>, ...argv: readonly string[]) =>
    (await review([plan, "--format", "markdown", ...argv], { env })).stdout;

  it("is that of the run in CI", async () => {
    expect(await markdown(github)).toContain("(https://github.com/acme/infra/actions/runs/42)");
    const GITHUB_SERVER_URL = "https://git.example.com";
    expect(await markdown({ ...github, GITHUB_SERVER_URL })).toContain("(https://git.example.com/acme/infra/actions");
    expect(await markdown({ CI_JOB_URL: "https://gitlab.com/a/b/-/jobs/7" })).toContain("(https://gitlab.com/a/b/-/");
    expect(await markdown({ GITHUB_RUN_ID: "" })).not.toContain("Full report");
  });

  it("is that of --link, which must be an address", async () => {
    expect(await markdown(github, "--link", "https://ci.example.com/1")).toContain("(https://ci.example.com/1)");
    const { code, stderr } = await review([plan, "--link", "report.html"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("It must be an address") });
  });
});
