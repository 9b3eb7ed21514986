import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import Table from "cli-table3";

/** What the manifest of an app says of one stack. */
export interface WrittenStack {
  readonly name: string;
  /** Below the folder that the app was written to. */
  readonly synthesizedStackPath: string;
}

type Resources = Readonly<Record<string, Readonly<Record<string, { readonly name?: string }>>>>;

/** Stack, endpoint, resources by type, file. */
export function reportTable(stacks: readonly WrittenStack[], outdir: string): string {
  const table = new Table({
    head: ["stack", "endpoint", "resources", "file"],
    style: { head: [], border: [] },
  });
  for (const stack of stacks) {
    const file = join(outdir, stack.synthesizedStackPath);
    const resources: Resources = JSON.parse(readFileSync(file, "utf8")).resource;
    table.push([stack.name, endpointNames(resources), countByType(resources), relative(process.cwd(), file)]);
  }
  return table.toString();
}

/** What to type next. */
export function nextCommand(outdir: string): string {
  return [
    "Next, with Terraform and the credentials of an AWS account, see what one of them would create:",
    `  terraform -chdir=${outdir}/stacks/llama3-8b init && terraform -chdir=${outdir}/stacks/llama3-8b plan`,
    "or let cdktf do both:",
    "  npx cdktf diff llama3-8b",
  ].join("\n");
}

function endpointNames(resources: Resources): string {
  return Object.values(resources.aws_sagemaker_endpoint ?? {})
    .map((endpoint) => endpoint.name)
    .join("\n");
}

function countByType(resources: Resources): string {
  return (
    Object.entries(resources)
      // By code units: the locale of the machine must not change the report.
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([type, instances]) => `${Object.keys(instances).length} ${type}`)
      .join("\n")
  );
}
