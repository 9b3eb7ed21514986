/** A word of a command as a POSIX shell takes it, whatever is in it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;

/** A command of its words. */
export const commandOf = (...words: readonly string[]): string => words.map(quoted).join(" ");
