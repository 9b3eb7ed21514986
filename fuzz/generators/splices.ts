/** Pieces that parsers stumble over, as the bytes of a file: what is no ASCII is written byte by byte. */
export const SPLICES: readonly string[] = [
  ...["{", "}", "[", "]", '"', "\\", ",", ":", "null", "true", "0", "-", "1e999", "\\u0000", "\\ud800", "\u0000"],
  ...["\xef\xbb\xbf", "\xff\xfe", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80\xa8", "\n", "\r\n", "\t"],
  ...["${", "%{", "}", "$${", "//", "/*", "__proto__", '"__proto__":{', '"constructor":{', "[".repeat(3_000)],
  ...[
    '{"a":'.repeat(1_000),
    '"'.repeat(100),
    "9".repeat(400),
    "PK\x03\x04",
    '{"@level":',
    "<",
    ">",
    "&",
    "%",
    "=",
    "+",
  ],
];
