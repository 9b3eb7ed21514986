import { addressOf } from "../../src/package-info";
import { scaleToZero, stackJson } from "../support/command-line";
import { ruleOn } from "../support/reviews";
import { unwrapped } from "../support/unwrapped";

const stdin = JSON.stringify(stackJson());

describe("scale-to-zero", () => {
  it("prints its help on stdout when it is asked for, with an example", async () => {
    const { code, stdout, stderr } = await scaleToZero(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Usage: scale-to-zero");
    expect(stdout).toContain("Examples:");
  });

  it.each(["check", "verify"])("prints the help of %s with an example", async (command) => {
    const { code, stdout } = await scaleToZero([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Examples:");
    expect(unwrapped(stdout)).toMatch(/Exit codes: 0 good, 1 .*the tool failed.*, 2 bad usage.* input.*, 3 findings/);
  });

  it.each(["check", "modules", "verify", "local"])("shows how to call %s, and its exit codes", async (command) => {
    const { stdout } = await scaleToZero([command, "--help"]);
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n(.+\\n)*.*scale-to-zero ${command} `));
    expect(stdout).toMatch(/\nExit codes: 0 .+, 1 /);
  });

  it.each([
    ["check", "file to write the report to (default: standard output)"],
    ["verify", "AWS profile to use (default: AWS_PROFILE)"],
    ["verify", "AWS Region to use (default: Region of the input, then AWS_REGION)"],
    ["modules", 'folder to write the modules to (default: "modules")'],
    ["local", "port on 127.0.0.1; 0 picks a free port (default: 4599)"],
  ])("names in the help of %s the default of an option: %s", async (command, text) => {
    const { stdout } = await scaleToZero([command, "--help"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(text);
  });

  it.each(["", "check", "verify", "modules", "local", "review", "simulate", "prices"])(
    "prints the help of `%s` within 80 columns",
    async (command) => {
      const { stdout } = await scaleToZero([...(command === "" ? [] : [command]), "--help"]);
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    },
  );

  it("prints its version", async () => {
    const { code, stdout } = await scaleToZero(["--version"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ["no command", []],
    ["a command that there is not", ["chek"]],
    ["an option that there is not", ["check", "--fialon", "error"]],
    ["a format that there is not", ["check", "--format", "xml"]],
    ["a severity that there is not", ["check", "--fail-on", "fatal"]],
    ["a severity with one that contradicts it", ["check", "--fail-on", "error,warning"]],
    ["never, with what fails", ["check", "--fail-on", "never,unknown"]],
    ["an option without its value", ["check", "--output"]],
  ])("answers %s with 2, and tells it on stderr", async (_, argv) => {
    const { code, stdout, stderr } = await scaleToZero(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });

  it("loads no rules for its help", async () => {
    const rules = new Proxy([], {
      get: () => expect("loaded").toBe("not loaded"),
    });
    expect((await scaleToZero(["check", "--help"], { rules })).code).toBe(0);
  });

  it("answers with 1 when a rule throws, and shows where", async () => {
    const broken = ruleOn({ id: "W05" }, () => {
      throw new TypeError("a fault of this program");
    });
    const { code, stdout, stderr } = await scaleToZero(["check", "-"], {
      stdin,
      rules: [broken],
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^scale-to-zero failed: TypeError: a fault of this program\n\s+at /);
  });
});

describe("scale-to-zero check --explain", () => {
  it("says what a rule is about, and reads nothing", async () => {
    const { code, stdout } = await scaleToZero(["check", "--explain", "W05"]);
    expect(code).toBe(0);
    // The owner of the package names its repository in package.json.
    expect(stdout.replace(addressOf("docs/rules/W05.md"), "https://example.com/W05.md")).toMatchInlineSnapshot(`
      "W05 wake-threshold
      Something holds

      why:      Otherwise something happens.
      severity: error
      evidence: verified: a primary source states it
      fix:      something = right
      source:   https://example.com/source
      page:     https://example.com/W05.md
      "
    `);
  });

  it.each(["w05", "wake-threshold", "WAKE-THRESHOLD"])("takes %s for W05", async (name) => {
    expect((await scaleToZero(["check", "--explain", name])).stdout).toMatch(/^W05 wake-threshold\n/);
  });

  it("knows what reports tell beside the rules", async () => {
    const { code, stdout } = await scaleToZero(["check", "--explain", "a01"]);
    expect({ code, first: stdout.split("\n")[0] }).toEqual({
      code: 0,
      first: "A01 unused-acknowledgement",
    });
  });

  it("says why no rule checks what the documentation lists", async () => {
    const { code, stdout } = await scaleToZero(["check", "--explain", "Z13"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Z13\nHealth checks .*\n\nnot checked: A configuration does not show traffic\./);
  });

  it("suggests the rule that was meant", async () => {
    const { code, stderr } = await scaleToZero(["check", "--explain", "wake-treshold"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "--explain: there is no rule wake-treshold; did you mean W05?\n",
    });
  });

  it.each([
    ["W5", "W05"],
    ["w005", "W05"],
    ["W-05", "W05"],
    ["a1", "A01"],
    ["unused-acknowledgment", "A01"],
  ])("suggests for %s the id %s", async (name, id) => {
    const { code, stderr } = await scaleToZero(["check", "--explain", name]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `--explain: there is no rule ${name}; did you mean ${id}?\n` });
  });

  it.each(["W99", "W50", "5"])("suggests no other number for %s", async (name) => {
    const { code, stderr } = await scaleToZero(["check", "--explain", name]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `--explain: there is no rule ${name}\n` });
  });

  it("says that there is no such rule when there are none", async () => {
    const { code, stderr } = await scaleToZero(["check", "--explain", "W05"], {
      rules: [],
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "--explain: there is no rule W05\n",
    });
  });
});
