import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { hclPlaces } from "../../../../src/topology";
import { scratchFolder } from "../../../support/files";

const files = scratchFolder();
let count = 0;

/** A repository with these files; the root module is in `infra`. */
function repository(content: Readonly<Record<string, string>>): { root: string; folder: string } {
  count += 1;
  const name = `repository${count}`;
  mkdirSync(files.path(`${name}/.git`), { recursive: true });
  mkdirSync(files.path(`${name}/infra`), { recursive: true });
  for (const [file, text] of Object.entries(content)) {
    files.write(`${name}/${file}`, text);
  }
  return { root: files.path(name), folder: files.path(`${name}/infra`) };
}

const RESOURCE = 'resource "aws_x" "y" {}\n';

describe("the place of a resource in HCL", () => {
  it("is the file and line of its block, for each of its instances", () => {
    const { folder } = repository({
      "infra/a.tf": "\n",
      "infra/main.tf": `# first\n\n${RESOURCE}data "aws_x" "y" {}\n`,
    });
    const place = hclPlaces(folder);
    expect(place("aws_x.y")).toEqual({ file: join(folder, "main.tf"), line: 3 });
    expect(place('aws_x.y["a.b[0]"]')).toEqual({ file: join(folder, "main.tf"), line: 3 });
    expect(place("data.aws_x.y")).toEqual({ file: join(folder, "main.tf"), line: 4 });
  });

  it("is that of its configuration for a variant", () => {
    const { folder } = repository({ "infra/main.tf": `\n${RESOURCE}` });
    const place = hclPlaces(folder);
    expect(place("aws_x.y.production_variants[0]")).toEqual({ file: join(folder, "main.tf"), line: 2 });
    expect(place('aws_x.y["a"].production_variants[1]')).toEqual({ file: join(folder, "main.tf"), line: 2 });
    expect(place("aws_x.y.shadow_production_variants[0]")).toBeUndefined();
  });

  it("is found among many blocks without looking at each", () => {
    const many = 20_000;
    const text = Array.from({ length: many }, (_, index) => `resource "aws_x" "y${index}" {}\n`).join("");
    const place = hclPlaces(repository({ "infra/main.tf": text }).folder);
    const lines = Array.from({ length: many }, (_, index) => place(`aws_x.y${index}`)?.line);
    expect(lines.every((line, index) => line === index + 1)).toBe(true);
  });

  it("is unknown for what no file has", () => {
    const place = hclPlaces(repository({ "infra/main.tf": RESOURCE }).folder);
    for (const address of [
      "aws_x.z",
      "aws_z.y",
      "module.m.aws_x.y",
      "",
      "aws_x",
      "arn:aws:x",
      "module.m",
      "__proto__.y",
    ]) {
      expect([address, place(address)]).toEqual([address, undefined]);
    }
    expect(hclPlaces(files.path("missing"))("aws_x.y")).toBeUndefined();
  });

  it("is in the folder of a local module, also in nested ones", () => {
    const { root, folder } = repository({
      "infra/main.tf": 'module "a" {\n  for_each = {}\n  source = "../modules/a"\n}\n',
      "modules/a/main.tf": '\nmodule "b" { source = "./b" }\n',
      "modules/a/b/b.tf": `\n\n${RESOURCE}`,
    });
    expect(hclPlaces(folder)('module.a["x"].module.b[0].aws_x.y')).toEqual({
      file: join(root, "modules/a/b/b.tf"),
      line: 3,
    });
  });

  it("follows the sources that the plan states", () => {
    const { root, folder } = repository({
      "infra/main.tf": 'module "a" {\n  source = var.source\n}\n',
      "modules/a/main.tf": RESOURCE,
    });
    const configuration = { root_module: { module_calls: { a: { source: "../modules/a", module: {} } } } };
    expect(hclPlaces(folder, configuration)("module.a.aws_x.y")).toEqual({
      file: join(root, "modules/a/main.tf"),
      line: 1,
    });
  });

  it("is the call of a module from elsewhere", () => {
    const { folder } = repository({ "infra/main.tf": '\nmodule "a" {\n  source = "terraform-aws-modules/x/aws"\n}\n' });
    expect(hclPlaces(folder)("module.a.module.b.aws_x.y")).toEqual({ file: join(folder, "main.tf"), line: 2 });
  });

  it("is the block itself, not what overrides it", () => {
    const { folder } = repository({
      "infra/a_override.tf": RESOURCE,
      "infra/b.tf": `\n${RESOURCE}`,
      "infra/override.tf": RESOURCE,
    });
    expect(hclPlaces(folder)("aws_x.y")).toEqual({ file: join(folder, "b.tf"), line: 2 });
  });

  it("is found in files of OpenTofu", () => {
    const { folder } = repository({ "infra/main.tofu": RESOURCE });
    expect(hclPlaces(folder)("aws_x.y")?.file).toBe(join(folder, "main.tofu"));
  });
});

describe("what is read for places", () => {
  it("is nothing outside of the repository, also not by a link", () => {
    const { root: elsewhere } = repository({ "infra/main.tf": RESOURCE });
    const { folder } = repository({
      "infra/main.tf": `module "a" { source = "../../../" }\nmodule "b" { source = "./linked" }\nmodule "c" { source = "../../${elsewhere.split("/").at(-1)}/infra" }\n`,
    });
    symlinkSync(join(elsewhere, "infra"), join(folder, "linked"));
    symlinkSync(join(elsewhere, "infra/main.tf"), join(folder, "linked.tf"));
    const place = hclPlaces(folder);
    for (const address of ["aws_x.y", "module.a.aws_x.y", "module.b.aws_x.y", "module.c.aws_x.y"]) {
      expect([address, place(address)]).toEqual([address, undefined]);
    }
  });

  it("is the folder alone if it is in no repository", () => {
    files.write("loose/infra/main.tf", 'module "a" { source = "../a" }\n');
    files.write("loose/a/main.tf", RESOURCE);
    expect(hclPlaces(files.path("loose/infra"))("module.a.aws_x.y")).toBeUndefined();
  });

  it("leaves out what is no file, and what is larger than people write", () => {
    const { folder } = repository({
      "infra/large.tf": `${RESOURCE}# ${"x".repeat(1024 * 1024)}`,
      "infra/z.tf": `\n${RESOURCE}`,
    });
    mkdirSync(join(folder, "a.tf"));
    expect(hclPlaces(folder)("aws_x.y")).toEqual({ file: join(folder, "z.tf"), line: 2 });
  });

  it("ends where modules call each other in a circle", () => {
    const { folder } = repository({ "infra/main.tf": `module "a" { source = "./" }\n${RESOURCE}` });
    expect(hclPlaces(folder)(`${"module.a.".repeat(50)}aws_x.y`)).toEqual({ file: join(folder, "main.tf"), line: 2 });
  });
});
