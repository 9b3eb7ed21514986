import { logSafe, withoutCommands } from "../../log-safe";
import type { FormatName, RenderOptions } from "../format";
import type { Review } from "../review";
import { renderJson } from "./json";
import { renderMarkdown } from "./markdown";
import { renderSarif } from "./sarif";
import { renderText } from "./text";

type Renderer = (review: Review, options: RenderOptions) => string;

/* All formats can end up in the log of a pipeline. Escaping does not change the meaning of those for programs. */
const RENDERERS: Readonly<Record<FormatName, Renderer>> = {
  text: (review, options) => logSafe(renderText(review, options), { colours: options.colour }),
  json: (review) => logSafe(renderJson(review)),
  markdown: (review, options) => logSafe(renderMarkdown(review, options)),
  sarif: (review, options) => logSafe(renderSarif(review, options)),
  junit: (review, options) => {
    const { renderJunit }: typeof import("./junit") = require("./junit");
    return withoutCommands(renderJunit(review, options), asEntity);
  },
};

/** XML and HTML read it as the character. */
const asEntity = (sign: string): string => `&#${sign.charCodeAt(0)};`;

/** The complete text of a review, with a final line break. Equal reviews give equal texts. */
export const render = (review: Review, format: FormatName, options: RenderOptions): string =>
  RENDERERS[format](review, options);
