import fc from "fast-check";
import { hostileText } from "../../__tests__/support/arbitrary-hcl";

/** What a terminal, a log of a pipeline, Markdown, XML, JSON, a shell or JavaScript could take for more than a text. */
const SIGNS = [
  ...["\u0000", "\u0007", "\b", "\u001b[2J", "\u001b]0;title\u0007", "\u009b31m", "\u007f", "\u0085", "\r", "\v"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "\u2029"],
  ...[
    "\n::error::x",
    "::set-output name=a::b",
    "\n##vso[task.complete]",
    "##[error]",
    "##teamcity[x]",
    "\nerror W99 x",
  ],
  ...[
    "@everyone",
    "#1",
    "GH-1",
    "![x](y)",
    "[x](javascript:y)",
    "`",
    "```\n",
    "|",
    "\n|---|\n",
    "<img src=x>",
    "</details>",
  ],
  ...[
    "]]>",
    "<!--",
    "<![CDATA[",
    "&amp;",
    "&#0;",
    "<?xml?>",
    '"',
    "'",
    "\\",
    "\\u0000",
    "$(id)",
    "`id`",
    ";",
    "&&",
    "-x",
  ],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "..", "/", "%2e%2e", "\\\\host", "C:\\", "~", "*", "?"],
  ...["arn:aws:sagemaker:us-east-1:123456789012:endpoint/a", "endpoint/a/variant/b", "inference-component/a"],
  ...["null", "NaN", "-0", "1e999", "0x10", "９", "İ", "ß", "𝒜", "e\u0301", "👩‍👩‍👧"],
];

const plain = fc.string({ unit: fc.constantFrom(..."abz09-_. "), maxLength: 12 });

/** Any text that a file or an answer can hold, with much of what could be taken for more than a text. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.oneof(fc.constantFrom(...SIGNS), plain), { maxLength: 5 }).map((all) => all.join("")),
  },
  { weight: 2, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...SIGNS), fc.constantFrom(2, 40, 1_500)).map(([sign, n]) => sign.repeat(n)),
  },
);

/** Numbers that a schema of numbers can be wrong about. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, 60, 1e9, -1e9, 2 ** 31, 2 ** 53, 1e21, 1e308, 5e-324),
  fc.integer(),
);
