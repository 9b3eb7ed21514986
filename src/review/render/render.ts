import type { Format, RenderOptions } from "../format";
import type { Review } from "../review";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import { renderSarif } from "./sarif";
import { renderText } from "./text";

const RENDERERS: Readonly<Record<Format, (review: Review, options: RenderOptions) => string>> = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
};

/** The whole text of a review, with a line break at its end. The same review gives the same text. */
export const render = (review: Review, format: Format, options: RenderOptions): string =>
  RENDERERS[format](review, options);
