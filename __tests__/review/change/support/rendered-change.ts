import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangeReview } from "../../../../src/review/change/change-review";
import type { ChangeFormatName, ChangeRenderOptions } from "../../../../src/review/change/render/formats";
import { renderChange } from "../../../../src/review/change/render/render";
import { RULES_PAGE } from "../../../../src/rules/documents";

export const OPTIONS: ChangeRenderOptions = {
  colour: false,
  cwd: "/srv",
  version: "0.1.0",
  link: "https://example.com/runs/1",
  failing: { newFinding: "error", unchangedFinding: "error", worse: false, unknown: false },
};

export const print = (
  review: ChangeReview,
  format: ChangeFormatName,
  options: Partial<ChangeRenderOptions> = {},
): string => renderChange(review, format, { ...OPTIONS, ...options });

/** The repository of the package, which its owner names, is not part of a golden file. */
export const withoutHome = (report: string): string =>
  report.replaceAll(RULES_PAGE.replace(/\.md$/, "/"), "https://example.com/rules/");

/** A report as a file that people read. `UPDATE_GOLDEN=1` writes it anew. */
export function expectGolden(name: string, report: string): void {
  const printed = withoutHome(report);
  const file = join(__dirname, "../render", name);
  if (process.env.UPDATE_GOLDEN === "1") {
    writeFileSync(file, printed);
  }
  expect(printed).toBe(readFileSync(file, "utf8"));
}
