/** A word quoted for a POSIX shell, whatever its content. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);

/** A shell command from its words. */
export const commandOf = (...words: readonly string[]): string => words.map(quoted).join(" ");
