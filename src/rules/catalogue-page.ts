import type { NotChecked } from "./not-checked";
import { inMarkdown, type PageRule } from "./rule-page";

const GROUPS = [
  ["Z", "What keeps an endpoint from scaling to zero"],
  ["W", "What keeps an endpoint from waking"],
  ["S", "Schedules"],
  ["C", "Configuration"],
  ["V", "State of a live account"],
  ["D", "Differences from what was applied"],
  ["A", "Acknowledgements of findings"],
] as const;

const ABOUT: Readonly<Record<string, string>> = {
  V: "`scale-to-zero verify` reports these. They need what only a live account knows.\n",
  D: "`scale-to-zero verify` reports these if it is given a plan or a state.\n",
};

const INTRODUCTION = `# Rules

\`scale-to-zero check\` and the constructs apply the rules Z, W, S and C. \`scale-to-zero verify\` applies all rules to a live
account. Each rule has a page with the reason, examples, the fix and the source.

- **error**: it does not work. **warning**: it works badly, or not always. **note**: worth knowing.
- The evidence on each page is *verified* (a primary source states it), *measured* (published measurements show it), *inferred* (it
  follows from verified facts) or *uncertain*.
- A rule reports nothing about an unknown value, such as one that a plan knows only after apply.
- If several rules apply to one mistake, only the most specific one reports it.

\`scale-to-zero check --explain W05\` prints a rule. \`npm run docs\` writes this page.
`;

const ACKNOWLEDGEMENTS = `## Acknowledgements

To accept a finding, add it to \`.scale-to-zero.json\` with the reason:

\`\`\`json
{
  "acknowledgements": [
    {
      "rule": "Z05",
      "address": "module.demo.aws_appautoscaling_target.*",
      "reason": "one copy stays until the fair is over",
      "expires": "2027-03-31"
    }
  ]
}
\`\`\`

- \`address\` is the address of a resource, or the path of a construct. \`*\` matches any text.
- \`expires\` is the last day on which the acknowledgement is valid, in UTC. Without it, the acknowledgement never expires.

With the constructs, call \`acknowledge(construct, "Z05", "one copy stays until the fair is over")\`. It applies to the
construct and everything in it. The synthesized JSON contains it, a plan does not. The rules A01 and A02 check
acknowledgements.
`;

/** `docs/rules.md`: all rules with their pages, and what no rule can check. Equal rules give an equal page. */
export function cataloguePage(rules: readonly PageRule[], notChecked: readonly NotChecked[]): string {
  const groups = GROUPS.flatMap(([letter, title]) => {
    const shown = sorted(rules.filter(({ id }) => id.startsWith(letter)));
    const hidden = sorted(notChecked.filter(({ id }) => id.startsWith(letter)));
    const about = ABOUT[letter];
    return shown.length + hidden.length === 0
      ? []
      : [
          `## ${letter}: ${title}\n`,
          ...(about === undefined ? [] : [about]),
          ...ruleTable(shown),
          ...hiddenTable(hidden),
        ];
  });
  return [INTRODUCTION, ...groups, ACKNOWLEDGEMENTS].join("\n");
}

function ruleTable(rules: readonly PageRule[]): string[] {
  const rows = rules.map(
    ({ id, slug, severity, title }) => `| [${id}](rules/${id}.md) | ${cell(title)} | ${severity} | \`${slug}\` |`,
  );
  return rows.length === 0
    ? []
    : [["| rule | requirement | severity | name |", "|---|---|---|---|", ...rows, ""].join("\n")];
}

function hiddenTable(hidden: readonly NotChecked[]): string[] {
  const rows = hidden.map(({ id, title, reason }) => `| ${id} | ${cell(title)} | ${cell(reason)} |`);
  return rows.length === 0
    ? []
    : [
        ["### Not checked", "", "| id | requirement | why no rule checks it |", "|---|---|---|", ...rows, ""].join(
          "\n",
        ),
      ];
}

const cell = (text: string): string => inMarkdown(text).replace(/\|/g, "\\|");

const sorted = <T extends { readonly id: string }>(some: readonly T[]): readonly T[] =>
  [...some].sort((one, other) => (one.id < other.id ? -1 : 1));
