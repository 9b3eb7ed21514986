/**
 * Whether a pattern of IAM matches a text: `*` stands for any characters, `?` for one.
 *
 * Not a regular expression: a policy comes from outside, and a pattern of many stars would keep one busy for ever.
 */
export function matches(pattern: string, text: string): boolean {
  let [inPattern, inText, star, resume] = [0, 0, -1, 0];
  while (inText < text.length) {
    const sign = pattern[inPattern];
    if (sign === "*") {
      [star, resume] = [inPattern, inText];
      inPattern += 1;
    } else if (sign === "?" || sign === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      // Let the last star take one character more.
      resume += 1;
      [inPattern, inText] = [star + 1, resume];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
