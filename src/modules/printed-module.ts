import type { TerraformStack } from "cdktf";
import { BLANK, type Line, textOf } from "../hcl/print/line";
import { assetContents, withTargets } from "./assets";
import { blocksOf, type PrintedBlock } from "./configuration";
import { moduleTables } from "./tables";

/** A module as files, before it is written. */
export interface PrintedModule {
  /** The id of its stack. */
  readonly name: string;
  /** Text by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are no text, in base 64, by path. */
  readonly assets: Readonly<Record<string, string>>;
  /** Markdown tables of what the module needs, takes and gives, for its README. */
  readonly tables: string;
}

/** Which file a block belongs to; all else is in `main.tf`. */
const FILES: Readonly<Record<string, string>> = {
  terraform: "versions.tf",
  provider: "providers.tf",
  variable: "variables.tf",
  output: "outputs.tf",
};

/** What opens and closes a file, where it is not as the stack has it. */
const FIRST = ["locals"];
const LAST = ["check", "import", "moved", "removed"];

/** Prints a stack that is ready for synthesis, as it is: whoever calls this has validated it. */
export function printed(stack: TerraformStack): PrintedModule {
  const document = withTargets(stack, stack.toTerraform());
  const blocks = blocksOf(stack, document);
  const named = (file: string) => blocks.filter(({ section }) => (FILES[section] ?? "main.tf") === file);
  const optional = named("providers.tf").length > 0 ? ["providers.tf"] : [];
  // A module has these four even where there is nothing to say in one: people look for them.
  const files = ["main.tf", "variables.tf", "outputs.tf", "versions.tf", ...optional];
  return {
    name: stack.node.id,
    files: Object.fromEntries(files.map((file) => [file, fileText(named(file))])),
    assets: assetContents(stack),
    tables: moduleTables(document),
  };
}

function fileText(blocks: readonly PrintedBlock[]): string {
  const rank = ({ section }: PrintedBlock) =>
    FIRST.includes(section) ? 0 : LAST.includes(section) ? 2 + LAST.indexOf(section) : 1;
  const own = blocks.filter(({ group }) => group === undefined);
  const sorted = [
    ...own.sort((left, right) => rank(left) - rank(right)),
    ...blocks.filter(({ group }) => group !== undefined),
  ];
  const paragraphs = sorted.flatMap(({ lines, group, heading }, index) =>
    group === sorted[index - 1]?.group || heading.length === 0
      ? [lines]
      : [heading.map((lead): Line => ({ indent: 0, lead })), lines],
  );
  return textOf(paragraphs.flatMap((lines, index) => (index === 0 ? lines : [BLANK, ...lines])));
}
