import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync } from "node:fs";
import { ScaleToZeroError } from "../../../src/errors";
import { readTerraform } from "../../../src/topology";
import { scratchFolder } from "../../support/files";

const { path, write } = scratchFolder();

/** The message of the error, which must be one of ours. */
function complaint(file: string, options = {}): string {
  try {
    readTerraform(file, options);
  } catch (error) {
    expect(error).toBeInstanceOf(ScaleToZeroError);
    return error instanceof Error ? error.message : "";
  }
  throw new Error("was read");
}

describe("a file that cannot be read is reported in one sentence", () => {
  it.each([
    ["is empty", "", "is empty"],
    ["holds blanks only", " \n", "is empty"],
    [
      "is cut off",
      '{"format_version":"1.2","planned_values":{"root_mod',
      "is not valid JSON up to its end; was it cut off?",
    ],
    ["has a mistake in it", '{\n  "a": 1,\n  b\n}', "is not valid JSON at line 3, column 3"],
    ["has a byte order mark", '\uFEFF{"format_version":"1.2"}', "byte order mark of UTF-8"],
    ["was written by PowerShell", Buffer.from("\uFEFF{}", "utf16le"), "byte order mark of UTF-16"],
    ["is binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0x00]), "is not UTF-8 text"],
    ["is a saved plan", Buffer.from("PK\u0003\u0004plan"), "run `terraform show -json"],
    ["is the log of a plan", '{"@level":"info"}\n{"@level":"info"}', "is the log of `terraform plan -json`"],
    [
      "is a raw state",
      { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "x" },
      "run `terraform show -json",
    ],
    ["is of a later format", { format_version: "99.0", planned_values: {} }, "format_version is 99.0, must be 1.x"],
    ["has a number for a format", { format_version: 1, values: {} }, "format_version is missing or not a text"],
    ["has no module", { format_version: "1.0", values: {} }, "values.root_module is missing, must be an object"],
    [
      "has no module",
      { format_version: "1.0", values: { root_module: 3 } },
      "values.root_module is 3, must be an object",
    ],
    ["is other JSON", { name: "cdktf" }, "is neither a plan, a state nor synthesized Terraform JSON"],
    ["is a list", [], "is neither a plan, a state nor synthesized Terraform JSON"],
  ])("when it %s", (name, content, message) => {
    const file = write(`${name}.json`, content);
    expect(complaint(file)).toContain(message);
    expect(complaint(file)).toContain(file);
    expect(complaint(file)).not.toContain("\n");
  });

  it("when a name in it is very long, or would turn the line around", () => {
    const wrong = (name: string) => write("name.json", { resource: { aws_sagemaker_endpoint: { [name]: 7 } } });
    expect(complaint(wrong("x".repeat(100_000))).length).toBeLessThan(1500);
    expect(complaint(wrong("a\u202eb"))).toContain('["a\\u202eb"] is 7, must be an object');
  });

  it("when it is not there", () => expect(complaint(path("gone.json"))).toContain("no such file"));

  it("when it is a device", () => expect(complaint("/dev/zero")).toContain("is neither a file nor a folder"));

  it("when it has three gigabytes, before any of them is read", () => {
    const file = path("huge.json");
    closeSync(openSync(file, "w"));
    truncateSync(file, 3 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    expect(complaint(file)).toContain("is 3072 MiB, the limit is 256 MiB");
    expect(complaint(file, { maxBytes: 2 ** 40 })).toContain("the limit is 512 MiB");
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
  });

  it("when it has more than the caller allows", () =>
    expect(complaint(write("small.json", { format_version: "1.0" }), { maxBytes: 10 })).toContain(
      "the limit is 0.0 MiB",
    ));

  it("when its JSON is nested deeper than anything real", () => {
    const depth = 200_000;
    const file = write("deep.json", `{"format_version":"1.0","values":${"[".repeat(depth)}${"]".repeat(depth)}}`);
    expect(complaint(file)).toContain("values is a list, must be an object");
  });
});

describe("a folder that cannot be read is reported in one sentence", () => {
  const folder = (name: string): string => {
    mkdirSync(path(name));
    return path(name);
  };

  it("when it is empty", () =>
    expect(complaint(folder("empty"))).toContain("contains neither manifest.json nor cdk.tf.json"));

  it("when its manifest leads out of it", () => {
    write("cdk.tf.json", { resource: {} });
    const stacks = { prod: { synthesizedStackPath: "../cdk.tf.json" } };
    write("escape/manifest.json", { version: "0.21.0", stacks });
    expect(complaint(path("escape"))).toContain('stack "prod" is outside the folder');
  });

  it("when its manifest leads out of it by a link", () => {
    write("outside/cdk.tf.json", { resource: {} });
    write("linked/manifest.json", { stacks: { prod: { synthesizedStackPath: "stacks/cdk.tf.json" } } });
    symlinkSync(path("outside"), path("linked/stacks"));
    expect(complaint(path("linked"))).toContain("is outside the folder");
  });

  it("when its manifest is of the wrong shape", () => {
    write("shape/manifest.json", { stacks: { prod: {} } });
    expect(complaint(path("shape"))).toContain("stacks.prod.synthesizedStackPath is missing, must be a text");
  });

  it("when a stack was synthesized as HCL", () => {
    write("hcl/manifest.json", { stacks: { prod: { synthesizedStackPath: "stacks/prod/cdk.tf" } } });
    expect(complaint(path("hcl"))).toContain("was synthesized as HCL");
  });

  it("when a stack is missing", () => {
    write("missing/manifest.json", { stacks: { prod: { synthesizedStackPath: "stacks/prod/cdk.tf.json" } } });
    expect(complaint(path("missing"))).toContain("no such file");
  });
});
