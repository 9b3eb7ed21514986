import { html } from "./escape";

export interface Column {
  readonly name: string;
  /** Aligned at the right. @default false */
  readonly isNumber?: boolean;
}

/**
 * A table; all texts are escaped here.
 * @param rows a text for each column
 * @param firstClass classes of a swatch in the first cell of a row
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  firstClass: (row: number) => string | undefined = () => undefined,
): string {
  const heads = columns.map((column) => `<th scope="col"${classOf(column)}>${html(column.name)}</th>`).join("");
  const body = rows
    .map((row, rowIndex) => {
      const cells = row.map((text, index) =>
        index === 0
          ? `<th scope="row">${swatch(firstClass(rowIndex))}${html(text)}</th>`
          : `<td${classOf(columns[index])}>${html(text)}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  return `<div class="scroll" role="region" tabindex="0" aria-label="${html(caption)}">
<table><caption>${html(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

const classOf = (column: Column | undefined): string => (column?.isNumber === true ? ' class="number"' : "");

const swatch = (name: string | undefined): string =>
  name === undefined ? "" : `<span class="swatch ${name}" aria-hidden="true"></span>`;

/** What is behind a line that a reader can open. */
export const details = (summary: string, content: string): string =>
  `<details><summary>${html(summary)}</summary>
${content}
</details>`;

/** @param entries classes of the swatch, and what it stands for */
export const legend = (entries: readonly (readonly [className: string, text: string])[]): string =>
  `<ul class="legend">${entries.map(([name, text]) => `<li>${swatch(name)}${html(text)}</li>`).join("")}</ul>`;

export const note = (text: string, className = ""): string =>
  `<p class="note${className === "" ? "" : ` ${className}`}">${html(text)}</p>`;
