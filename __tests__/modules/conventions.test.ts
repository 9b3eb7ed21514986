import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { moduleFolder, moduleNames } from "../support/printed-modules";
import { readHcl } from "../support/read-hcl";

/* What tflint asks of modules, and the Terraform Registry. */

type Members = Readonly<Record<string, unknown>>;

interface Configuration {
  readonly terraform?: readonly Members[];
  readonly provider?: Members;
  readonly variable?: Readonly<Record<string, readonly Members[]>>;
  readonly output?: Readonly<Record<string, readonly Members[]>>;
  readonly locals?: readonly Members[];
  readonly resource?: Readonly<Record<string, Members>>;
  readonly data?: Readonly<Record<string, Members>>;
}

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const textOf = (path: string): string => readFileSync(path, "utf8");

const read = async (files: readonly string[]): Promise<Configuration> =>
  readHcl(Object.fromEntries(files.map((path) => [basename(path), textOf(path)])));

/** The names of blocks with two labels: `aws_sagemaker_endpoint.this`. */
const labelled = (blocks: Readonly<Record<string, Members>> = {}): readonly string[] =>
  Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

const without = (blocks: Readonly<Record<string, readonly Members[]>>, argument: string): readonly string[] =>
  Object.entries(blocks)
    .filter(([, [block]]) => block?.[argument] === undefined || block[argument] === "")
    .map(([name]) => name);

describe.each(moduleNames())("the module %s", (name) => {
  const folder = moduleFolder(name);
  const own = readdirSync(folder)
    .filter((file) => file.endsWith(".tf"))
    .map((file) => join(folder, file));
  let module: Configuration;
  let text: string;

  beforeAll(async () => {
    module = await read(own);
    text = own.map(textOf).join("\n");
  });

  it("has the files that people look for", () => {
    const found = filesIn(folder).map((path) => path.slice(folder.length + 1));
    expect(found).toEqual(
      expect.arrayContaining([
        ...["main.tf", "outputs.tf", "variables.tf", "versions.tf", "README.md"],
        ...["examples/complete/main.tf", "examples/minimal/main.tf"],
        expect.stringMatching(/^tests\/\w+\.tftest\.hcl$/),
      ]),
    );
  });

  it("states what it cannot do, and that Terraform drops what it does not know", () => {
    const readme = textOf(join(folder, "README.md"));
    const [, section = ""] = readme.split("\n## What the module cannot do\n");
    expect(section.split("\n## ")[0]).toMatch(/not available[\s\S]*Terraform discards attributes of an object/i);
  });

  it("keeps each kind of block in its file", async () => {
    const [main, variables, outputs, versions] = await Promise.all(
      ["main.tf", "variables.tf", "outputs.tf", "versions.tf"].map((file) => read([join(folder, file)])),
    );
    expect(Object.keys(main ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(variable|output)$/)]));
    expect(Object.keys(variables ?? {})).toEqual(["variable"]);
    expect(Object.keys(outputs ?? {})).toEqual(["output"]);
    expect(Object.keys(versions ?? {})).toEqual(["terraform"]);
  });

  it("leaves provider and state to whoever calls it", () => {
    expect(module.provider).toBeUndefined();
    expect(module.terraform).toEqual([
      {
        required_version: expect.stringMatching(/^>= /),
        required_providers: [{ aws: { source: "hashicorp/aws", version: expect.stringMatching(/^>= /) } }],
      },
    ]);
  });

  it("says of every variable what it is, of which type, and whether it may be null", () => {
    const { variable = {} } = module;
    expect(["description", "type", "nullable"].flatMap((argument) => without(variable, argument))).toEqual([]);
  });

  it("says what every output is", () => {
    const { output = {} } = module;
    expect(without(output, "description")).toEqual([]);
    expect(Object.keys(output)).not.toEqual([]);
  });

  it("uses every variable, local and data source", () => {
    const locals = (module.locals ?? []).flatMap((block) => Object.keys(block));
    const references = [
      ...Object.keys(module.variable ?? {}).map((variable) => `var.${variable}`),
      ...locals.map((local) => `local.${local}`),
      ...labelled(module.data).map((address) => `data.${address}`),
    ];
    const used = (reference: string) => new RegExp(`\\b${reference.replaceAll(".", "\\.")}\\b`).test(usedText(text));
    expect(references.filter((reference) => !used(reference))).toEqual([]);
  });

  it("has names in snake case", () => {
    const names = [
      ...Object.keys(module.variable ?? {}),
      ...Object.keys(module.output ?? {}),
      ...(module.locals ?? []).flatMap((block) => Object.keys(block)),
      ...[...labelled(module.resource), ...labelled(module.data)].map((address) => address.split(".")[1] ?? ""),
    ];
    expect(names.filter((one) => !SNAKE_CASE.test(one))).toEqual([]);
  });

  it("names the module's own variables, not the properties of the constructs, in what it says to people", () => {
    const sentences = [...text.matchAll(/(?:error_message|description) += "(.*)"$/gm)].map(
      ([, sentence = ""]) => sentence,
    );
    const inCamelCase = sentences.filter((sentence) => /\b[a-z]+[A-Z][a-z]+\b/.test(withoutAwsWords(sentence)));
    expect(inCamelCase).toEqual([]);
    expect(
      sentences.filter((sentence) => /^(?:the name of|compute\.|wake\.alarm\.|wake\.cooldown )/.test(sentence)),
    ).toEqual([]);
    expect(sentences.filter((sentence) => /\.\.$/.test(sentence))).toEqual([]);
  });

  it("wraps no expression in braces, and no condition in parentheses of its own", () => {
    expect(text).not.toMatch(/= "\$\{[^}"]*\}"$/m);
    expect(text.split("\n").filter((line) => /condition += \(\(.*\)\)$/.test(line))).toEqual([]);
  });

  it("has no line of more than 120 characters, apart from tables", () => {
    const texts = [...own, join(folder, "README.md")];
    const long = texts.flatMap((file) =>
      textOf(file)
        .split("\n")
        .filter((line) => [...line].length > 120 && !line.startsWith("| "))
        .map((line) => `${file}: ${line}`),
    );
    expect(long).toEqual([]);
  });

  it("has what is compared on the left, and no negation of a comparison", () => {
    const lines = text.split("\n").filter((line) => !line.trimStart().startsWith("#"));
    expect(
      lines.filter((line) => /(?:^|[(?:]|&&|\|\||\bif) *(?:\d+|true|false|null|"[^"]*") (?:[<>]=?|[=!]=) /.test(line)),
    ).toEqual([]);
    expect(lines.filter((line) => /!\([^()|&]+ [=!]= [^()|&]+\)/.test(line))).toEqual([]);
  });

  it.each(["main.tf", "variables.tf", "outputs.tf"])("has each block of %s in a section", (file) => {
    const [before = "", ...sections] = textOf(join(folder, file)).split(/^#{80}\n# .+\n#{80}\n/m);
    expect(before).toBe("");
    expect(sections.length).toBeGreaterThan(1);
    expect(sections.filter((section) => !/^(resource|data|locals|variable|output|check) /m.test(section))).toEqual([]);
  });

  it("explains each input and output in its README", () => {
    const readme = textOf(join(folder, "README.md"));
    const anchors = [
      ...Object.keys(module.variable ?? {}).map((variable) => `name="input_${variable}"`),
      ...Object.keys(module.output ?? {}).map((output) => `name="output_${output}"`),
    ];
    expect(anchors.filter((anchor) => !readme.includes(anchor))).toEqual([]);
  });

  it("says in its README what nobody should find out by the bill", () => {
    const readme = textOf(join(folder, "README.md"));
    expect(readme).toMatch(/starts awake/);
    expect(readme).toMatch(/## What it costs/);
    expect(readme).toMatch(/## How it sleeps and wakes/);
  });

  it("is laid out as terraform fmt lays it out, examples and tests too", async () => {
    const { format }: typeof import("@cdktf/hcl-tools") = require("@cdktf/hcl-tools");
    for (const path of filesIn(folder).filter((file) => /\.(tf|hcl)$/.test(file))) {
      expect([path, textOf(path)]).toEqual([path, await format(textOf(path))]);
    }
  });

  it("is called by its examples where it lies, with versions of theirs", async () => {
    for (const example of readdirSync(join(folder, "examples"))) {
      const files = filesIn(join(folder, "examples", example)).filter((file) => file.endsWith(".tf"));
      const called = await read(files);
      expect(files.map(textOf).join("\n")).toMatch(/source = "\.\.\/\.\."/);
      expect(called.terraform).toEqual([
        expect.objectContaining({ required_version: expect.any(String), required_providers: expect.anything() }),
      ]);
    }
  });
});

/** Without what is said to people, and the validations of variables: they name themselves. */
const usedText = (text: string): string =>
  text.replace(/^variable "[\s\S]*?^\}$/gm, "").replace(/^ *(description|error_message) .*$/gm, "");

/** Words that AWS and Terraform write so. */
const withoutAwsWords = (sentence: string): string =>
  sentence.replace(/\b(notBreaching|InService|SageMaker\w*|CloudWatch|ddThh)\b/g, "").replace(/`[^`]*`/g, "");
