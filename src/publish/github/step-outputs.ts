import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { notWritable } from "../errors";

/**
 * Sets outputs of the step. A value can have any lines, so its delimiter is random.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function appendOutputs(file: string, outputs: Readonly<Record<string, string>>): void {
  const text = Object.entries(outputs)
    .map(([name, value]) => {
      const delimiter = `end_${randomUUID()}`;
      return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
    })
    .join("");
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw notWritable("GITHUB_OUTPUT", error);
  }
}
