import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { scratchFolder } from "../support/files";
import { workflowProblems } from "../support/workflow-problems";

const ROOT = join(__dirname, "../..");

interface Step {
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(ROOT, "action.yml"), "utf8"));
const [step] = action.runs.steps;
const files = scratchFolder();
let runs = 0;

/** Runs the shell of the action with inputs, and a `npx` that records its arguments. */
function run(inputs: Readonly<Record<string, string>>, { event = "pull_request", codes = [0, 0] } = {}) {
  runs += 1;
  const folder = files.path(`run-${runs}`);
  mkdirSync(folder);
  const npx = files.write(
    `run-${runs}/npx`,
    `#!${process.execPath}
const fs = require("node:fs");
const file = "${folder}/calls";
const calls = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file)) : [];
fs.writeFileSync(file, JSON.stringify([...calls, process.argv.slice(2)]));
process.exit(${JSON.stringify(codes)}[calls.length] ?? 0);
`,
  );
  chmodSync(npx, 0o755);
  const output = files.write(`run-${runs}/output`, "");
  const given = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? "";
  const env = Object.entries(step?.env ?? {}).map(([name, expression]) => [
    name,
    expression.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => given(input)),
  ]);
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step?.run ?? ""],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...Object.fromEntries(env),
        PATH: `${folder}:${process.env.PATH}`,
        GITHUB_EVENT_NAME: event,
        GITHUB_OUTPUT: output,
      },
    },
  );
  const calls: string[][] = existsSync(join(folder, "calls"))
    ? JSON.parse(readFileSync(join(folder, "calls"), "utf8"))
    : [];
  return { status, stdout, stderr, calls, output: readFileSync(output, "utf8"), folder };
}

const PACKAGE = ["--yes", "--package=cdktf-sagemaker-scale-to-zero@0.1.0", "--", "scale-to-zero"];

describe("action.yml", () => {
  it("runs the version that it belongs to", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(action.inputs.version?.default).toBe(version);
  });

  it("has no expression in a shell, and one input in each variable", () => {
    for (const { run, env, shell } of action.runs.steps) {
      expect(run).not.toContain("${{");
      expect(shell).toBe("bash");
      expect(Object.values(env)).toEqual(
        Object.values(env).map(() => expect.stringMatching(/^\$\{\{ inputs\.[\w-]+ \}\}$/)),
      );
    }
  });

  it("uses each input, and only inputs that exist", () => {
    const used = [...readFileSync(join(ROOT, "action.yml"), "utf8").matchAll(/inputs\.([\w-]+)/g)].map(
      ([, name]) => name,
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
  });

  it("is accepted as an action that a workflow uses", async () => {
    const workflow = (inputs: string) => `on: pull_request
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: review
        uses: ./
        with:
          ${inputs}
      - run: echo "$VERDICT"
        env:
          VERDICT: \${{ steps.review.outputs.verdict }}
`;
    expect(await workflowProblems(workflow("paths: plan.json"))).toEqual([]);
  });

  it("describes each input and output", () => {
    const all = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(all.filter(({ description }) => description === "")).toEqual([]);
  });
});

describe("the shell of the action", () => {
  it("reviews the output of cdktf by default, and comments", () => {
    expect(run({})).toMatchObject({
      status: 0,
      stderr: "",
      calls: [[...PACKAGE, "review", "--fail-on=error", "--post=github", "--", "cdktf.out"]],
      output: "exit-code=0\n",
    });
  });

  it("passes paths and bases one a line, and options only where they are set", () => {
    const { calls } = run({
      paths: "a.json\nb c.json\n",
      base: "x.json\ny.json",
      source: "infra\nmore infra\n",
      traffic: "weekday",
      prices: "prices.json",
      "max-wake": "8m",
    });
    expect(calls[0]?.slice(PACKAGE.length)).toEqual([
      "review",
      "--traffic=weekday",
      "--prices=prices.json",
      "--max-wake=8m",
      "--base=x.json",
      "--base=y.json",
      "--source=infra",
      "--source=more infra",
      "--fail-on=error",
      "--post=github",
      "--",
      "a.json",
      "b c.json",
    ]);
  });

  const hostile = [
    "$(touch owned)",
    "`touch owned`",
    "'; touch owned; '",
    '"; touch owned; "',
    "--output=/etc/passwd",
    "*",
    "a\\\nb && touch owned",
    "${IFS}touch${IFS}owned",
  ];
  const free = [
    "paths",
    "base",
    "source",
    "stack",
    "traffic",
    "timing",
    "prices",
    "acknowledgements",
    "fail-on",
    "sarif",
    "pull-request",
  ];
  it.each(hostile)("runs nothing that inputs contain: %s", (value) => {
    const { status, calls, folder } = run(Object.fromEntries(free.map((name) => [name, value])));
    expect(status).toBe(0);
    expect(existsSync(join(folder, "owned"))).toBe(false);
    expect(calls).toHaveLength(2);
    for (const call of calls) {
      // Each argument is one that the action wrote, with a value behind its sign. What looks like an option is a path.
      const end = call.lastIndexOf("--");
      const options = call.slice(PACKAGE.length + 1, end);
      expect(options.map((option) => option.split("=")[0])).toEqual(
        options.map(() => expect.stringMatching(/^--[a-z-]+$/)),
      );
      expect(options.filter((option) => option === value)).toEqual([]);
      expect(call.slice(end + 1)).toEqual(value.split("\n"));
    }
  });

  it.each([...hostile, "npm:evil@1", "file:../evil", ""])("refuses the version %s", (version) => {
    expect(run({ version })).toMatchObject({
      status: 2,
      calls: [],
      stdout: expect.stringContaining("::error::version"),
    });
  });

  it("uses the installed package where that is wanted", () => {
    expect(run({ version: "installed" }).calls[0]?.slice(0, 3)).toEqual(["--no-install", "scale-to-zero", "review"]);
  });

  it.each([
    ["push", {}, "github-step"],
    ["push", { "pull-request": "7" }, "github"],
    ["workflow_run", {}, "github"],
    ["pull_request", { comment: "false" }, "github-step"],
  ])("on %s with %j publishes to %s", (event, inputs, post) => {
    expect(run(inputs, { event }).calls[0]).toContain(`--post=${post}`);
  });

  it.each([
    [3, 3, 2],
    [0, 0, 2],
    [2, 2, 1],
    [1, 1, 1],
  ])("keeps exit code %s, and writes SARIF only of a review that was made", (code, status, count) => {
    const result = run({ sarif: "review.sarif" }, { codes: [code, 0] });
    expect(result).toMatchObject({ status, output: `exit-code=${code}\n` });
    expect(result.calls).toHaveLength(count);
  });

  it("does not fail twice for a budget that SARIF has as well", () => {
    expect(run({ sarif: "review.sarif" }, { codes: [0, 3] })).toMatchObject({ status: 0 });
    expect(run({ sarif: "review.sarif" }, { codes: [0, 1] })).toMatchObject({ status: 1 });
  });
});
