import type { ReviewPost } from "../../../src/publish";

/** A review of the stack `chat`. */
export const reviewPost = (change: Partial<ReviewPost> = {}): ReviewPost => ({
  stack: "chat",
  markdown: "**chat: still sleeps, still wakes**\n",
  isEmpty: false,
  annotations: [],
  outputs: { verdict: "same" },
  ...change,
});

export const OPEN = "<!-- scale-to-zero: stack=chat -->\n";
export const CLOSED = "<!-- scale-to-zero: stack=chat closed -->\n";
