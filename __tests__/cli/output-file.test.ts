import { linkSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { allRules } from "../../src/rules/all-rules";
import { changedPlan } from "../support/changed-plan";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const PLAN = JSON.stringify(changedPlan({}));
const PROFILE = "periods: [{ rate: 1 }]\n";

let written = 0;
/** A folder with every kind of input. */
function project() {
  written += 1;
  const at = (name: string): string => `project-${written}/${name}`;
  files.write(at("plan.json"), PLAN);
  files.write(at("base.json"), PLAN);
  files.write(at("traffic.yaml"), PROFILE);
  files.write(at("times.yaml"), "loadSeconds: 90\n");
  files.write(at("prices.json"), { formatVersion: "1", currency: "USD", regions: {} });
  files.write(at(".scale-to-zero.json"), { acknowledgements: [] });
  files.write(at("accepted.json"), { acknowledgements: [] });
  files.write(at("outputs.json"), {});
  files.write(at("cdktf.out/manifest.json"), {
    version: "0.21.0",
    stacks: { prod: { name: "prod", synthesizedStackPath: "stacks/prod/cdk.tf.json" } },
  });
  files.write(at("cdktf.out/stacks/prod/cdk.tf.json"), stackJson());
  const read = (name: string): string => readFileSync(files.path(at(name)), "utf8");
  const run = (...argv: readonly string[]) => scaleToZero(argv, { rules: allRules, cwd: files.path(at("")) });
  return { path: (name: string) => files.path(at(name)), read, run };
}

const SHORT = ["--days", "1"];
const REVIEW = ["review", "plan.json", ...SHORT, "--runs", "1"];
const SIMULATE = ["simulate", "plan.json", ...SHORT];
const STACK = "cdktf.out/stacks/prod/cdk.tf.json";

/** Each way to give a command a file, and the file. */
const INPUTS: readonly (readonly [string, readonly string[]])[] = [
  ["plan.json", REVIEW],
  ["plan.json", ["check", "plan.json"]],
  ["plan.json", SIMULATE],
  ["base.json", [...REVIEW, "--base", "base.json"]],
  ["base.json", ["check", "plan.json", "base.json"]],
  ["base.json", ["simulate", "plan.json", "base.json", ...SHORT]],
  ["traffic.yaml", [...REVIEW, "--traffic", "traffic.yaml"]],
  ["traffic.yaml", [...SIMULATE, "--traffic", "traffic.yaml"]],
  ["times.yaml", [...REVIEW, "--timing", "times.yaml"]],
  ["times.yaml", [...SIMULATE, "--timing", "times.yaml"]],
  ["prices.json", [...REVIEW, "--prices", "prices.json"]],
  ["prices.json", [...SIMULATE, "--prices", "prices.json"]],
  [".scale-to-zero.json", REVIEW],
  [".scale-to-zero.json", ["check", "plan.json"]],
  ["accepted.json", [...REVIEW, "--acknowledgements", "accepted.json"]],
  ["accepted.json", ["check", "plan.json", "--acknowledgements", "accepted.json"]],
  [STACK, ["check"]],
  [STACK, ["check", "cdktf.out"]],
  [STACK, ["simulate", "cdktf.out", ...SHORT]],
  [STACK, [...REVIEW, "--base", "cdktf.out"]],
  ["cdktf.out/manifest.json", ["check", "cdktf.out"]],
  ["plan.json", ["verify", "--plan", "plan.json"]],
  ["plan.json", ["verify", "--state", "plan.json"]],
  ["outputs.json", ["verify", "--outputs", "outputs.json"]],
  ["prices.json", ["prices", "refresh", "--region", "us-east-1", "--from", "prices.json"]],
];

describe("--output", () => {
  it.each(INPUTS)("does not overwrite %s, an input of %j", async (input, argv) => {
    const { run, read } = project();
    const before = read(input);
    const { code, stdout, stderr } = await run(...argv, "-o", input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^--output .*: is an? .*input.*, which would be overwritten; write to another file\n$/);
    expect(stderr).toContain(`--output ${input}: `);
    expect(read(input)).toBe(before);
  });

  it.each(["./plan.json", "folder/../plan.json", "symbolic.json", "hard.json", "linked/plan.json"])(
    "does not overwrite an input by its other name %s, whichever of both is the input",
    async (other) => {
      const { run, read, path } = project();
      mkdirSync(path("folder"));
      symlinkSync("plan.json", path("symbolic.json"));
      linkSync(path("plan.json"), path("hard.json"));
      symlinkSync(".", path("linked"));
      for (const [input, output] of [
        ["plan.json", other],
        [other, "plan.json"],
      ] as const) {
        for (const command of [["check"], ["simulate", ...SHORT], ["review", ...SHORT]]) {
          const { code, stderr } = await run(...command, input, "-o", output);
          expect(code).toBe(2);
          expect(stderr).toContain(`--output ${output}: is a file of the input ${input}, which would be overwritten`);
        }
      }
      expect(read("plan.json")).toBe(PLAN);
      expect(read("hard.json")).toBe(PLAN);
    },
  );

  it("does not overwrite what .scale-to-zero.json names", async () => {
    const { run, read } = project();
    files.write(`project-${written}/.scale-to-zero.json`, { traffic: "traffic.yaml" });
    expect((await run(...REVIEW, "-o", "traffic.yaml")).code).toBe(2);
    expect(read("traffic.yaml")).toBe(PROFILE);
    expect((await run(...REVIEW, "--traffic", "silent", "-o", "traffic.yaml")).code).toBe(0);
    expect(read("traffic.yaml")).not.toBe(PROFILE);
  });

  it.each([REVIEW, SIMULATE, ["check", "plan.json"]])(
    "overwrites an earlier report, also one with the content of an input: %j",
    async (...argv) => {
      const { run, read, path } = project();
      files.write(`project-${written}/report.txt`, PLAN);
      expect(await run(...argv, "-o", "report.txt")).toMatchObject({ stdout: "", stderr: "" });
      expect(read("report.txt")).not.toBe(PLAN);
      expect(read("plan.json")).toBe(PLAN);
      // A file with the name of something built in is no input.
      files.write(`project-${written}/weekday`, "old");
      expect((await run(...argv, "-o", path("weekday"))).stderr).toBe("");
    },
  );

  it("writes beside the files of an input folder", async () => {
    const { run, read } = project();
    expect((await run("check", "cdktf.out", "-o", "cdktf.out/report.txt")).stderr).toBe("");
    expect(read("cdktf.out/report.txt")).toContain("llm");
  });

  it("that cannot be written is reported before the inputs are read", async () => {
    const { run } = project();
    for (const argv of [["check"], ["review"], ["simulate"]]) {
      const { code, stderr } = await run(...argv, "none.json", "-o", "no/folder.txt");
      expect(code).toBe(2);
      expect(stderr).toBe("no/folder.txt: cannot be written (ENOENT)\n");
    }
  });
});
