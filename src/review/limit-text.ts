import type { ReviewedLimit } from "./review";

/** `plan.json: the plan is partial, …`. */
export const limitText = ({ file, text }: ReviewedLimit): string => `${file}: ${text}`;
