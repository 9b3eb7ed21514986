import type { EChartsOption } from "echarts";
import { html } from "../escape";
import { library } from "./library";

/** A chart that is drawn once for each width that a page has room for. */
export interface Chart {
  /** What it shows, as its title. */
  readonly title: string;
  /** The same in a sentence with numbers, for those who do not see it. */
  readonly description: string;
  readonly at: (width: number) => Drawing;
}

export interface Drawing {
  readonly option: EChartsOption;
  readonly height: number;
}

/** Pixels; a phone that is 360 px wide has 328 beside the margins of the page. */
export const WIDE = 920;
export const NARROW = 328;

/** Both drawings; the style sheet shows one of them. @param id unique on the page */
export const drawn = (chart: Chart, id: string): string =>
  [
    [WIDE, "wide"],
    [NARROW, "narrow"],
  ]
    .map(([width, name]) => svg(chart, Number(width), String(name), `${id}-${name}`))
    .join("\n");

function svg({ title, description, at }: Chart, width: number, name: string, id: string): string {
  const { option, height } = at(width);
  const content = withoutInteraction(library().svgOf({ ...STILL, ...option }, width, height), id);
  return `<svg class="${name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${html(title)}</title>
<desc id="${id}-text">${html(description)}</desc>
${content}
</svg>`;
}

const STILL: EChartsOption = { animation: false, textStyle: { fontFamily: "sans-serif" } };

/**
 * The content of the SVG element that the library writes, without what a page that only shows it does not need: hover
 * styles, metadata, invisible boxes and style attributes, which the policy of the page forbids. Ids do not depend on what
 * was drawn before.
 *
 * Within texts and attributes the library writes `<`, `>` and `"` as entities: no name can look like what is removed.
 */
export const withoutInteraction = (drawing: string, id: string): string =>
  drawing
    .replace(/^<svg [^>]*>\n?|\n?<\/svg>\s*$/g, "")
    .replace(/<style ?>[\s\S]*?<\/style>\n*/g, "")
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>\n?/g, "")
    .replace(/<path [^>]*fill-opacity="0"[^>]*stroke-width="0"[^>]*><\/path>\n?/g, "")
    .replace(/ (?:class|pointer-events|ecmeta_\w+|xml:space)="[^"]*"/g, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) => asAttributes(style))
    .replace(/="(url\(#)?zr\d+-c(\d+)/g, (_, url: string | undefined, part: string) => `="${url ?? ""}${id}-${part}`)
    .trim();

const asAttributes = (style: string): string =>
  style
    .split(";")
    .map((declaration) => declaration.split(":"))
    .filter(([name]) => name === "font-size" || name === "font-weight")
    .map(([name, value]) => ` ${name}="${value?.replace(/px$/, "")}"`)
    .join("");
