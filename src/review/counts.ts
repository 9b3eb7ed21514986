import { plural } from "../rules/plural";
import type { Review } from "./review";

export interface Counts {
  readonly endpoints: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly acknowledged: number;
}

export function countsOf({ endpoints, findings, acknowledged }: Review): Counts {
  const of = (wanted: string): number => findings.filter(({ severity }) => severity === wanted).length;
  return {
    endpoints: endpoints.length,
    errors: of("error"),
    warnings: of("warning"),
    notes: of("note"),
    acknowledged: acknowledged.length,
  };
}

/**
 * `2 endpoints: 1 error, 2 warnings, 1 acknowledged`.
 *
 * @param isIncomplete whether an answer is missing: this line is often read as a pass
 */
export function countsText(
  { endpoints, errors, warnings, notes, acknowledged }: Counts,
  isIncomplete: boolean,
): string {
  const parts = [
    [errors, plural(errors, "error")],
    [warnings, plural(warnings, "warning")],
    [notes, plural(notes, "note")],
    [acknowledged, `${acknowledged} acknowledged`],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([, text]) => text);
  const all = [...(found.length === 0 ? ["no findings"] : found), ...(isIncomplete ? ["incomplete"] : [])];
  return `${plural(endpoints, "endpoint")}: ${all.join(", ")}`;
}
