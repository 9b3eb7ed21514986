/**
 * Text from a file that is not ours, on one line and without control characters: an address must not be able to move the
 * cursor of a terminal, to forge a line of a log, or to turn the direction of what follows it.
 */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, escaped);

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
