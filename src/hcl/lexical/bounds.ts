/** Characters of an expression: more than people write. The work is done one character at a time. */
export const MOST_CHARACTERS = 1_000_000;

/** Brackets in brackets: deeper than people write. Each level is a level of the call stack. */
export const MOST_LEVELS = 200;
