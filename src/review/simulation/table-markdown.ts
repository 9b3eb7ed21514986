import { prose, row } from "../render/markdown-text";
import type { SideBySide } from "./side-by-side";

/** A table whose numbers are on the right. */
export const tableMarkdown = ({ columns, rows }: SideBySide): string =>
  [
    row(columns.map(({ name }) => prose(name))),
    row(columns.map(({ isNumber }) => (isNumber ? "---:" : "---"))),
    ...rows.map((cells) => row(cells.map(prose))),
  ].join("\n");
