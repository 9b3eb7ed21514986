/* What a reader sees of a page that was Markdown, and what a forge finds in it. */

/** What stands between tags, as a reader sees it. */
export const decoded = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name as string] ?? "");

/** The tags of a page with their attributes, without those that show something as code. */
export const structure = (html: string): readonly string[] =>
  [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/^<\/?code>$/.test(tag));

export const codesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code>([^<]*)<\/code>/g)].map(([, text = ""]) => decoded(text));

/** What pages look for in the texts of a comment, outside of code and links, after it became HTML. */
const FOUND: Readonly<Record<string, RegExp>> = {
  "a mention": /@[\w-]/,
  "an issue": /#\d|\bgh-\d|\b[A-Z][A-Z\d_]+-\d/i,
  "a commit": /\b[0-9a-f]{7,40}\b/i,
  "an address": /:\/\/|\bwww\.|mailto:|\w@\w|\w\.(?:com|md)\b/i,
  "an emoji": /:[\w+-]+:/,
  "a reference of GitLab": /(?:^|[\s\w/])[!~%$&^](?=[\w"*])|\[\w+:|\[\[/,
  "a quick action": /(?:^|\n)\s*\/\w/,
  "an inline difference": /[{[][+-] .* [+-][}\]]/,
  "a formula": /\$[^$]*\$/,
};

const textOutsideOfCode = (html: string): string =>
  decoded(
    html
      .replace(/<code>[^<]*<\/code>/g, "\u2400")
      .replace(/<a [^>]*>[^<]*<\/a>/g, "")
      .replace(/<[^>]*>/g, "\n"),
  );

/** The names of our own words, such as `sleeps`, look like none of these. */
export const foundIn = (html: string): readonly string[] => {
  const text = textOutsideOfCode(html);
  // A name of lower case that ends in a number refers to nothing unless a repository was set up so.
  const refers = (name: string, pattern: RegExp) =>
    name === "an issue" ? /#\d|\bgh-\d/i.test(text) || /\b[A-Z][A-Z\d_]+-\d/.test(text) : pattern.test(text);
  return Object.entries(FOUND).flatMap(([name, pattern]) => (refers(name, pattern) ? [name] : []));
};
