import { wrapped } from "../render/wrapped";
import type { SideBySide } from "./side-by-side";

const BETWEEN = "  ";

/**
 * A table as aligned lines. If they are wider than a line may be, the columns before the numbers get a line of their own,
 * above the numbers.
 */
export function tableText(
  { columns, rows }: SideBySide,
  { indent, width }: { readonly indent: string; readonly width: number },
): readonly string[] {
  const header = columns.map(({ name }) => name);
  const lines = aligned([header, ...rows], columns);
  if (lines.every((line) => indent.length + line.length <= width)) {
    return lines.map((line) => indent + line);
  }
  const first = columns.findIndex(({ isNumber }) => isNumber);
  const numbers = aligned(
    [header, ...rows].map((cells) => cells.slice(first)),
    columns.slice(first),
  );
  const names = aligned(
    [header, ...rows].map((cells) => cells.slice(0, first)),
    columns.slice(0, first),
  );
  const next = `${indent}${BETWEEN}${BETWEEN}`;
  return numbers.flatMap((line, index) => [
    ...wrapped((names[index] ?? "").trimEnd(), { first: indent, next, width }),
    `${indent}${BETWEEN}${line}`,
  ]);
}

function aligned(rows: readonly (readonly string[])[], columns: SideBySide["columns"]): readonly string[] {
  const widths = columns.map((_, index) => Math.max(...rows.map((cells) => cells[index]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(BETWEEN)
      .trimEnd(),
  );
}
