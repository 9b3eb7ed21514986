/**
 * Whether an IAM pattern matches a text: `*` stands for any characters, `?` for one.
 *
 * Not a regular expression: a policy is untrusted input, and a pattern of many stars can take very long.
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
      // Let the last star match one more character.
      resume += 1;
      [inPattern, inText] = [star + 1, resume];
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
