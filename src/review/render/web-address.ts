/** What an address of RFC 3986 cannot hold as it is, and parentheses, which would end a link of Markdown. */
const NO_PART = /[^\w\-.~:/?#@!$&'*+,;=%]|%(?![0-9A-Fa-f]{2})/g;

/** The address of a page on the web, or nothing where a text is none: a path leads every reader somewhere else. */
export function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href.replace(NO_PART, percent) : undefined;
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
