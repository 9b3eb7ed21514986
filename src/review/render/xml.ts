import XmlBuilder from "fast-xml-builder";
import { printable } from "../../printable";

/** An element or a text, as the builder takes it: with its children in order. */
export type Xml = Readonly<Record<string, unknown>>;

const builder = new XmlBuilder({
  preserveOrder: true,
  format: true,
  indentBy: "  ",
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  ignoreAttributes: false,
  attributeNamePrefix: "",
});

const DECLARATION: Xml = { "?xml": [{ "#text": "" }], ":@": { version: "1.0", encoding: "UTF-8" } };

/** An element. Its attributes are on one line, whatever they hold. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Xml[] = [],
): Xml => ({
  [name]: children,
  ":@": Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, allowed(printable(String(value)))])),
});

/** A text, with its line ends. */
export const text = (value: string): Xml => ({ "#text": allowed(value) });

export const xmlDocument = (root: Xml): string => `${builder.build([DECLARATION, root])}\n`;

/** XML allows neither lone surrogates nor the last two characters of the first plane. */
const allowed = (value: string): string => value.replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD");
