import { logSafe, withoutCommands } from "../../../log-safe";
import type { ChangeReview } from "../change-review";
import type { ChangeFormatName, ChangeRenderOptions } from "./formats";

type Renderer = (review: ChangeReview, options: ChangeRenderOptions) => string;

/* Each is loaded when it is asked for. All can end up in the log of a pipeline. */
const RENDERERS: Readonly<Record<ChangeFormatName, Renderer>> = {
  text: (review, options) => {
    const { changeText }: typeof import("./text") = require("./text");
    return logSafe(changeText(review, options), { colours: options.colour });
  },
  markdown: (review, options) => {
    const { changeMarkdown }: typeof import("./markdown/markdown") = require("./markdown/markdown");
    return logSafe(changeMarkdown(review, options));
  },
  json: (review) => {
    const { changeJson }: typeof import("./json") = require("./json");
    return logSafe(changeJson(review));
  },
  sarif: (review, options) => {
    const { changeSarif }: typeof import("./sarif") = require("./sarif");
    return logSafe(changeSarif(review, options));
  },
  junit: (review, options) => {
    const { changeJunit }: typeof import("./junit") = require("./junit");
    return withoutCommands(changeJunit(review, options), asEntity);
  },
  "gitlab-codequality": (review, options) => {
    const { changeCodeQuality }: typeof import("./code-quality") = require("./code-quality");
    return logSafe(changeCodeQuality(review, options));
  },
};

/** XML reads it as the character. */
const asEntity = (sign: string): string => `&#${sign.charCodeAt(0)};`;

/** The complete text of the review of a change, with a final line break. Equal reviews give equal texts. */
export const renderChange = (review: ChangeReview, format: ChangeFormatName, options: ChangeRenderOptions): string =>
  RENDERERS[format](review, options);
