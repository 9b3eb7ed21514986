import { appendFileSync, statSync } from "node:fs";
import { notWritable } from "../errors";

/**
 * GitHub drops the whole summary of a step that is larger.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MOST_BYTES = 1024 * 1024;

const TOO_LARGE = "\nThe review is left out: the summary of this step would be larger than 1 MiB.\n";

/**
 * Adds Markdown to the summary of the step, if it has space for it beside what other commands have written.
 * @returns whether it had
 */
export function appendSummary(file: string, markdown: string): boolean {
  try {
    const taken = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const added = `${taken === 0 ? "" : "\n"}${markdown.trimEnd()}\n`;
    const fits = taken + Buffer.byteLength(added) < MOST_BYTES;
    if (fits) {
      appendFileSync(file, added);
    } else if (taken + Buffer.byteLength(TOO_LARGE) < MOST_BYTES) {
      appendFileSync(file, TOO_LARGE);
    }
    return fits;
  } catch (error) {
    throw notWritable("GITHUB_STEP_SUMMARY", error);
  }
}
