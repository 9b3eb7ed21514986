import { assignment } from "../hcl/print/layout";
import { textOf } from "../hcl/print/line";
import { readExpression } from "../hcl/tree/reader";
import { expressionOf } from "../hcl/write/value";
import type { Body } from "./body";

/** Around what is generated in a README; the marks of terraform-docs, so that editors and people know them. */
const BEGIN = "<!-- BEGIN_TF_DOCS -->";
const END = "<!-- END_TF_DOCS -->";

type Configuration = Readonly<Record<string, Readonly<Record<string, Body>> | undefined>>;

/** Requirements, inputs and outputs of a module as Markdown, from what its stack resolves to. */
export function moduleTables(document: Configuration): string {
  const sections = [
    table("Requirements", ["Name", "Version"], requirements(document)),
    table("Inputs", ["Name", "Description", "Type", "Default", "Required"], entries(document.variable).map(input)),
    table("Outputs", ["Name", "Description"], entries(document.output).map(output)),
  ];
  return sections.join("\n\n");
}

/** The text of a README with its tables renewed, or as it is where it has no place for them. */
export function withTables(readme: string, tables: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END, begin);
  if (begin === -1 || end === -1) {
    return readme;
  }
  return `${readme.slice(0, begin + BEGIN.length)}\n${tables}\n${readme.slice(end)}`;
}

/** The README of a module that has none yet. */
export const newReadme = (name: string, tables: string): string =>
  withTables(`# ${name}\n\n${BEGIN}\n${END}\n`, tables);

function requirements({ terraform = {} }: Configuration): readonly (readonly string[])[] {
  const providers = Object.entries(terraform.required_providers ?? {}).map(([name, provider]) => [
    name,
    code(String(Object.entries(Object(provider)).find(([key]) => key === "version")?.[1] ?? "any")),
  ]);
  return [["terraform", code(String(terraform.required_version ?? "any"))], ...providers];
}

function input([name, variable]: readonly [string, Body]): readonly string[] {
  const required = !("default" in variable);
  return [
    anchored("input", name),
    prose(variable.description),
    source("type", typeof variable.type === "string" ? variable.type : "any"),
    required ? "n/a" : source("default", expressionOf(variable.default)),
    required ? "yes" : "no",
  ];
}

const output = ([name, { description }]: readonly [string, Body]): readonly string[] => [
  anchored("output", name),
  prose(description),
];

const entries = (section: Readonly<Record<string, Body>> = {}): readonly (readonly [string, Body])[] =>
  Object.entries(section);

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return `## ${title}\n\nNone.`;
  }
  const lines = [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `## ${title}\n\n${lines.join("\n")}`;
}

const anchored = (kind: string, name: string): string => `<a name="${kind}_${name}"></a> ${escaped(name)}`;

/** An expression in a cell: on several lines if it takes them in HCL. */
function source(name: string, expression: string): string {
  const text = textOf(assignment(name, readExpression(expression), 0))
    .trimEnd()
    .slice(`${name} = `.length);
  return text.includes("\n") ? `<pre>${preformatted(text)}</pre>` : code(text);
}

/** A back quote would end the code. */
const code = (text: string): string =>
  text.includes("`") ? `<code>${preformatted(text)}</code>` : `\`${text.replaceAll("|", "\\|")}\``;

const preformatted = (text: string): string => html(text).replaceAll("|", "&#124;").replaceAll("\n", "<br/>");

/** Sentences in a cell; a template means nothing there. */
const prose = (text: unknown): string =>
  text === undefined || text === null
    ? ""
    : escaped(String(text))
        .trim()
        .replace(CONTINUED, " ")
        .replace(/\s*\n( *)/g, (_, indent: string) => `<br/>${"&nbsp;".repeat(indent.length)}`);

/** A line end within a paragraph or an item of a list, as Markdown has it. */
const CONTINUED = /(?<=\S) *\n *(?![ \n]|- )/g;

/** What stands in back quotes is read as it is, but for what divides cells. */
const escaped = (text: string): string =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll("|", "\\|") : html(part).replace(/[|_*\\[\]]/g, "\\$&")))
    .join("")
    .replaceAll("$${", "${");

const CODE = /(`[^`\n]*`)/;

const html = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
