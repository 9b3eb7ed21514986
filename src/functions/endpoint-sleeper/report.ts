/**
 * What became of one inference component.
 *
 * - `asleep`: set to 0 copies, or its scalable target no longer holds it above 0
 * - `awake`: its copies or the minimum of its scalable target were restored
 * - `unchanged`: there was nothing to do, `reason` says why
 * - `skipped`: a LoRA adapter, which has no copies of its own
 * - `gone`: deleted while the function ran, or being deleted
 * - `failed`: `reason` says why
 */
export type Outcome = "asleep" | "awake" | "unchanged" | "skipped" | "gone" | "failed";

/** One line of the report. */
export interface ComponentReport {
  readonly name: string;
  readonly outcome: Outcome;
  /** Desired copies before; absent when they were not read or there are none. */
  readonly from?: number;
  /** Desired copies after; absent when nothing was asked for or it failed. */
  readonly to?: number;
  readonly reason?: string;
}

/** What the function returns, and logs as one line of JSON. */
export interface SleeperReport {
  readonly action: "sleep" | "wake";
  readonly endpointName: string;
  readonly components: readonly ComponentReport[];
}

export const hasFailures = (report: SleeperReport): boolean =>
  report.components.some(({ outcome }) => outcome === "failed");

/** A `reason` out of zero or more remarks. */
export function because(...remarks: readonly (string | undefined)[]): { reason?: string } {
  const said = remarks.filter((remark) => remark !== undefined);
  return said.length > 0 ? { reason: said.join("; ") } : {};
}
