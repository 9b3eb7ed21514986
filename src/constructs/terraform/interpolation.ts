import { Fn, Token } from "cdktf";

/** How a token begins inside a text. */
export const TOKEN_MARK = "${TfToken[";

/** How cdktf marks a token inside a text. */
const TOKEN = /(\$\{TfToken\[[^\]]+\]\})/;

/** The tokens of a text and what stands between them, in their order. */
export function pieces(text: string): string[] {
  return text.split(TOKEN).filter((piece) => piece !== "");
}

/**
 * A text as the argument of a Terraform function that is itself an argument: cdktf warns on the console, some hundred
 * times, of a text there that holds a token among other characters.
 */
export function argument(text: string): string {
  return Token.isUnresolved(text) && pieces(text).length > 1 ? Fn.join("", pieces(text)) : text;
}
