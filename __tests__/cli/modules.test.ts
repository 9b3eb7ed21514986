import { existsSync, readdirSync, readFileSync } from "node:fs";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { unwrapped } from "../support/unwrapped";

/** A program that leaves modules as a synthesized ModuleStack does, without the time that CDKTF takes. */
const program = (...modules: readonly object[]): string => `
  const { mkdirSync, writeFileSync } = require("node:fs");
  console.log("working", process.env.CDKTF_CONTEXT_JSON, process.env.CDKTF_OUTDIR !== undefined);
  const modules = ${JSON.stringify(modules)};
  const directory = process.env.SCALE_TO_ZERO_HAND_OVER;
  if (modules.length > 0) mkdirSync(directory, { recursive: true });
  for (const module of modules) writeFileSync(directory + "/" + module.name + ".json", JSON.stringify(module));
`;

const llm = (text = "llm") => ({ name: "llm", files: { "main.tf": `# ${text}\n` }, assets: {}, tables: "tables" });

describe("scale-to-zero modules", () => {
  const files = scratchFolder();
  const cwd = files.path(".");
  const run = (...argv: readonly string[]) =>
    scaleToZero(["modules", ...argv], { cwd, env: { PATH: process.env.PATH ?? "" } });
  const read = (name: string) => readFileSync(files.path(name), "utf8");

  it("prints the modules of a program, and what the program says goes to stderr", async () => {
    files.write("app.js", program(llm(), { ...llm("other"), name: "other" }));
    expect(await run("app.js", "--output", "terraform")).toEqual({
      code: 0,
      stdout: "terraform/llm\nterraform/other\n",
      stderr: "working {} true\n",
    });
    expect(read("terraform/llm/main.tf")).toBe("# llm\n");
    expect(readdirSync(files.path("terraform/other")).sort()).toEqual(["README.md", "main.tf"]);
  });

  it("runs the program of the project, with its context, where none is named", async () => {
    files.write("app.js", program(llm("project")));
    files.write("cdktf.json", { app: "node app.js", language: "typescript", context: { a: 0 } });
    const { code, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'working {"a":0} true\n' });
    expect(read("modules/llm/main.tf")).toBe("# project\n");
  });

  it("names the packages that a program lacks, and how to install them, without a stack trace", async () => {
    files.write("app.js", 'require("cdktf");');
    const { code, stdout, stderr } = await run("app.js");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^scale-to-zero modules requires @cdktf\/provider-aws, cdktf and constructs, .* Run: npm install .*\n$/,
    );
  });

  it.each([
    ["a package below", 'require("@cdktf/provider-aws/lib/provider");'],
    ["an ES module", 'import("cdktf");'],
    ["this package", 'console.error("x requires cdktf, which is not installed. Run: npm install"); process.exit(1);'],
  ])("names them where %s is what lacks one", async (_, text) => {
    files.write("app.js", text);
    expect((await run("app.js")).stderr).toMatch(/^scale-to-zero modules requires @cdktf/);
  });

  it.each([
    "no such Region",
    "cdktf.out: no such folder",
    "two constructs have one name",
    "Cannot find module 'cdktf-multi-stack'",
  ])("prints what a program without these packages says that fails for another reason: %s", async (text) => {
    files.write("app.js", `console.error(${JSON.stringify(text)}); process.exit(1);`);
    const { code, stderr } = await run("app.js");
    expect(code).toBe(2);
    expect(stderr.startsWith(`${text}\nnode app.js: `)).toBe(true);
  });

  it("finds with --check what differs, answers with 3, and writes nothing", async () => {
    files.write("app.js", program(llm("old")));
    await run("app.js", "-o", "checked");
    expect(await run("app.js", "-o", "checked", "--check")).toMatchObject({ code: 0, stdout: "" });
    files.write("app.js", program(llm("new")));
    expect(await run("app.js", "-o", "checked", "--check")).toMatchObject({
      code: 3,
      stdout: "checked/llm/main.tf differs from what its stack prints\n",
    });
    expect(read("checked/llm/main.tf")).toBe("# old\n");
  });

  it.each([
    [
      "a program that is not there",
      ["missing.js"],
      "missing.js: cannot be read as the JavaScript file of a CDKTF program (ENOENT)\n",
    ],
    ["a program without a module", ["none.js"], /the program synthesized no ModuleStack/],
    [
      "a program that fails",
      ["fails.js"],
      "what is wrong\nnode fails.js: the program ended with exit code 2; no module was written; its output is above\n",
    ],
    [
      "a program that leaves something else",
      ["strange.js"],
      /llm: the program printed this module .*another version of this package/,
    ],
    ["a command line with too much", ["none.js", "more"], /too many arguments/],
  ])("answers %s with 2", async (_, argv, message) => {
    files.write("none.js", program().replace(/console.log.*/, ""));
    files.write("fails.js", 'console.error("what is wrong"); process.exitCode = 2;');
    files.write("strange.js", program({ name: "llm" }).replace(/console.log.*/, ""));
    const { code, stdout, stderr } = await run(...argv, "-o", "never");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect(existsSync(files.path("never"))).toBe(false);
  });

  it.each([
    ["no project", undefined, /no cdktf\.json in this folder/],
    ["a project that is no JSON", "{", "cdktf.json: is not a valid CDKTF project file: it is not JSON\n"],
    [
      "a project without a program",
      { language: "typescript" },
      /cdktf\.json: is not a valid CDKTF project file: .*app/s,
    ],
  ])("says what to do with %s", async (name, project, message) => {
    const folder = `${name.replaceAll(" ", "-")}`;
    files.write(`${folder}/file`, "");
    if (project !== undefined) {
      files.write(`${folder}/cdktf.json`, project);
    }
    const { code, stderr } = await scaleToZero(["modules"], { cwd: files.path(folder) });
    expect(code).toBe(2);
    expect(stderr).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  });

  it("explains itself", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("Examples:");
    expect(unwrapped(stdout)).toContain("Exit codes: 0 good, 1 the tool failed, 2 bad usage or input, 3 --check found");
  });
});
