import { Duration } from "../time";

/** Such as `2 copies` and `1 instance`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A length of time in whole seconds, and from an hour on in whole minutes. */
export function lengthText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return Duration.seconds(whole < 3600 ? whole : Math.round(whole / 60) * 60).toString();
}

/** `2026-11-21 12:04 UTC`. */
export const momentText = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The amount that there is, and the one that there should be: `0 of 2 copies`. */
export const amountText = (current: number, desired: number, one: string, many?: string): string =>
  current === desired ? counted(current, one, many) : `${current} of ${counted(desired, one, many)}`;

/** What a unit is counted in. */
export const nounOf = (kind: "component" | "variant"): readonly [string, string] =>
  kind === "component" ? ["copy", "copies"] : ["instance", "instances"];

/** Columns of text, aligned, without spaces at the end of a line. */
export function alignedRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((cells) => cells[index]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
