/** Characters that RFC 3986 does not allow, and parentheses, which would end a Markdown link. */
const NO_PART = /[^\w\-.~:/?#@!$&'*+,;=%]|%(?![0-9A-Fa-f]{2})/g;

/** The address of a web page; `undefined` for other texts: a path is different for every reader. */
export function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href.replace(NO_PART, percent) : undefined;
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
