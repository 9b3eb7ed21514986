export { fails } from "./fail-on";
export { FORMATS, type Format, type RenderOptions } from "./format";
export { wakePathText } from "./link-text";
export type * from "./live-state";
export { verdictText } from "./place-text";
export { render } from "./render/render";
export type * from "./review";
export { type ReviewedSource, review } from "./review-sources";
