import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { ModuleStack, ModuleVariable, printModule, printModules } from "../../src/modules";
import type { PrintedModule } from "../../src/modules/printed-module";
import { driftOf, writeModule } from "../../src/modules/written-module";
import { scratchFolder } from "../support/files";
import { moduleStack } from "../support/printed";

const scratch = scratchFolder();
let directory: string;
let count = 0;

beforeEach(() => {
  directory = scratch.path(`module-${count++}`);
});

const read = (name: string): string => readFileSync(join(directory, name), "utf8");

const llm = (text: string, files: Readonly<Record<string, string>> = {}): PrintedModule => ({
  name: "llm",
  files: { "main.tf": `# ${text}\n`, "outputs.tf": `# ${text}\n`, ...files },
  assets: { "assets/code.zip": Buffer.from(text).toString("base64") },
  tables: `tables of ${text}`,
});

describe("a module that is written", () => {
  it("makes its folder, and a README for a module that has none", () => {
    writeModule(llm("new"), directory);
    expect(readdirSync(directory).sort()).toEqual(["README.md", "assets", "main.tf", "outputs.tf"]);
    expect(read("assets/code.zip")).toBe("new");
    expect(read("README.md")).toBe("# llm\n\n<!-- BEGIN_TF_DOCS -->\ntables of new\n<!-- END_TF_DOCS -->\n");
  });

  it("renews the tables of a README and keeps all that people wrote", () => {
    mkdirSync(directory);
    writeFileSync(
      join(directory, "README.md"),
      "# Mine\n<!-- BEGIN_TF_DOCS -->\nold\n<!-- END_TF_DOCS -->\nEnd $1 $&.\n",
    );
    writeModule(llm("new"), directory);
    expect(read("README.md")).toBe("# Mine\n<!-- BEGIN_TF_DOCS -->\ntables of new\n<!-- END_TF_DOCS -->\nEnd $1 $&.\n");
  });

  it.each(["no marks", "<!-- BEGIN_TF_DOCS --> only", "<!-- END_TF_DOCS --> <!-- BEGIN_TF_DOCS -->"])(
    "leaves a README alone that says %j",
    (text) => {
      mkdirSync(directory);
      writeFileSync(join(directory, "README.md"), text);
      writeModule(llm("new"), directory);
      expect(read("README.md")).toBe(text);
    },
  );

  it("leaves other files alone, and takes away one that it no longer has", () => {
    writeModule(llm("old", { "providers.tf": "# provider\n" }), directory);
    writeFileSync(join(directory, "terraform.tfvars"), "a = 1\n");
    writeModule(llm("new"), directory);
    expect(readdirSync(directory).sort()).toEqual(["README.md", "assets", "main.tf", "outputs.tf", "terraform.tfvars"]);
  });

  it("is as it was when one of its files cannot be written", () => {
    writeModule(llm("old"), directory);
    rmSync(join(directory, "outputs.tf"));
    mkdirSync(join(directory, "outputs.tf"));
    expect(() => writeModule(llm("new"), directory)).toThrow(
      `${directory}: the module cannot be written (EISDIR); its files are as they were`,
    );
    expect(read("main.tf")).toBe("# old\n");
    expect(readdirSync(directory).sort()).toEqual(["README.md", "assets", "main.tf", "outputs.tf"]);
  });

  it("is not begun where its folder cannot be", () => {
    writeFileSync(directory, "a file");
    expect(() => writeModule(llm("new"), directory)).toThrow(/the module cannot be written \((EEXIST|ENOTDIR)\)/);
    expect(readFileSync(directory, "utf8")).toBe("a file");
  });
});

describe("drift", () => {
  it("is none right after the module is written", () => {
    writeModule(llm("a"), directory);
    expect(driftOf(llm("a"), directory)).toEqual([]);
  });

  it("names the files that differ, are missing, or should not be there", () => {
    writeModule(llm("a", { "providers.tf": "" }), directory);
    rmSync(join(directory, "outputs.tf"));
    writeFileSync(join(directory, "main.tf"), "# changed by hand\n");
    expect(driftOf(llm("a"), directory)).toEqual(["main.tf", "outputs.tf", "providers.tf"]);
  });

  it("is all of a module that is not there", () =>
    expect(driftOf(llm("a"), directory)).toEqual(["main.tf", "outputs.tf", "README.md", "assets/code.zip"]));
});

describe("printing", () => {
  const variable = (stack: ModuleStack) =>
    new ModuleVariable(stack, "copies", { description: "Copies.", type: "number" });

  it("writes one stack", () => {
    printModule(
      moduleStack((stack) => void variable(stack)),
      directory,
    );
    expect(read("variables.tf")).toContain('variable "copies" {');
  });

  it("writes each module of an app to a folder of its name, and nothing when one of them is wrong", () => {
    const app = (...problems: string[]) => {
      const created = new App({ outdir: scratch.path(".") });
      variable(new ModuleStack(created, "first"));
      new ModuleStack(created, "second").node.addValidation({ validate: () => problems });
      return created;
    };
    expect(() => printModules(app("wrong"), directory)).toThrow("second: 1 problem\n  wrong");
    expect(() => readdirSync(directory)).toThrow("ENOENT");
    printModules(app(), directory);
    expect(readdirSync(directory).sort()).toEqual(["first", "second"]);
  });
});
