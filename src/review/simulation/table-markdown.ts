import { prose, row } from "../render/markdown-text";
import type { SideBySide } from "./side-by-side";

/** A table whose numbers are on the right. */
export const tableMarkdown = ({ columns, rows }: SideBySide): string =>
  [
    row(columns.map(({ name }) => prose(name))),
    row(columns.map(({ isNumber }) => (isNumber ? "---:" : "---"))),
    // Numbers are this package's own text, and a number at the start of a cell begins no list.
    ...rows.map((cells) => row(cells.map((cell, index) => (columns[index]?.isNumber === true ? cell : prose(cell))))),
  ].join("\n");
