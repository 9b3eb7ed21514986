import { row } from "./markdown-text";

/** Nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map(row).join("\n");
}

/** A closed part of a page. Nothing without items. @param title text of this program */
export const fold = (title: string, items: readonly string[]): string =>
  items.length === 0 ? "" : `<details><summary>${title}</summary>\n\n${items.join("\n")}\n\n</details>`;
