/** `type.name` in any text: for one that the parser does not know. The lengths are bounded to keep the search linear. */
const MENTION = /\b(?:data\.)?[a-z][a-z0-9_]{2,80}\.[A-Za-z_][\w-]{0,200}/g;

/** What a text that cannot be parsed seems to refer to. */
export const mentioned = (text: string): readonly string[] => [...new Set(text.match(MENTION) ?? [])];
