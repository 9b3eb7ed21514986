/** Longer than anybody's; a limit, because a pattern needs room for each sign that is written with a backslash. */
const MOST_ESCAPES = 10_000;

/** The key of an instance as a part of a pattern: `0`, or `"chat"` with its quotes. */
export const INSTANCE_KEY = String.raw`\d+|"[^"\\]*(?:\\.[^"\\]*){0,${MOST_ESCAPES}}"`;

const KEYS = new RegExp(String.raw`\[(?:${INSTANCE_KEY})\]`, "g");

/** The address of all instances: `module.llm.aws_x.y` for `module.llm["chat"].aws_x.y[0]`. */
export const withoutKeys = (address: string): string => address.replace(KEYS, "");
