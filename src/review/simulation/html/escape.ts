import { printable } from "../../../printable";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as HTML, in an element or in a quoted attribute: no markup, one line, no control characters. */
export const html = (text: string): string => printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A sign as a character reference. */
export const asEntity = (sign: string): string => `&#${sign.charCodeAt(0)};`;
