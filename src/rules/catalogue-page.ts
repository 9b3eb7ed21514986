import { expiredAcknowledgement, unusedAcknowledgement } from "./acknowledgements";
import { RULES_PAGE } from "./documents";
import { driftRules } from "./drift";
import type { NotChecked } from "./not-checked";
import type { Rule } from "./rule";

/** A rule as the page shows it. */
type Shown = Pick<Rule, "slug" | "severity" | "title" | "why" | "source"> & {
  readonly id: string;
} & Partial<Pick<Rule, "evidence" | "remedy" | "unless">>;

const GROUPS = [
  ["Z", "What keeps it from going to zero"],
  ["W", "What keeps it from waking"],
  ["S", "Schedules"],
  ["C", "Configuration"],
  ["V", "After apply: what only a live account tells"],
] as const;

const INTRODUCTION = `# Rules

What \`scale-to-zero check\` and the constructs look for, and \`scale-to-zero verify\` in a live account. An **error**
cannot work, a **warning** works badly or not always, a **note** is worth knowing. The evidence says how well a rule is
founded: *verified* in a primary source, *measured* by somebody, *inferred* from such facts, or *uncertain*.

A rule says nothing about a value that the source does not know, such as one that a plan knows after apply only. Where
several rules see one mistake, the most specific one speaks.

This page is written by \`npm run docs\`.
`;

const DRIFT = `## D: After apply: what differs from what was applied

Told by \`scale-to-zero verify\` with a plan or a state.
`;

const ACKNOWLEDGEMENTS = `## Acknowledgements

A finding that may stay goes into \`.scale-to-zero.json\`, with the reason:

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

\`address\` is that of a resource, or the path of a construct, in which \`*\` stands for any text. \`expires\` is the last day on
which it counts, in UTC; without it, it counts for ever. Users of the constructs write
\`acknowledge(construct, "Z05", "one copy stays until the fair is over")\`, about a construct and all that is in it: the
synthesized JSON holds it, a plan does not. Acknowledgements are looked at, too:
`;

/** `docs/rules.md`: every rule, and what no rule can see. Equal rules give an equal page. */
export function cataloguePage(rules: readonly Rule[], notChecked: readonly NotChecked[]): string {
  const groups = GROUPS.flatMap(([letter, title]) => {
    const shown = sorted(rules.filter(({ id }) => id.startsWith(letter)));
    const hidden = sorted(notChecked.filter(({ id }) => id.startsWith(letter)));
    return shown.length + hidden.length === 0
      ? []
      : [`## ${letter}: ${title}\n`, ...shown.map(section), ...hiddenTable(hidden)];
  });
  const own = [unusedAcknowledgement, expiredAcknowledgement].map(section);
  return [INTRODUCTION, ...groups, DRIFT, ...driftRules.map(section), ACKNOWLEDGEMENTS, ...own].join("\n");
}

function section({ id, slug, severity, evidence, title, why, remedy, source, unless = [] }: Shown): string {
  const facts = [`**${severity}**`, ...(evidence === undefined ? [] : [evidence]), `\`${slug}\``];
  const silent = unless.length === 0 ? [] : ["", `Silent where ${list(unless)} speaks about the same resource.`];
  const fix = remedy === undefined ? [] : ["", `Fix: ${inMarkdown(remedy)}`];
  const link = source === RULES_PAGE ? "[docs/rules.md](rules.md)" : `<${source}>`;
  return [`### ${id} ${title}`, "", facts.join(" · "), "", why, ...silent, ...fix, "", `Source: ${link}`, ""].join(
    "\n",
  );
}

/** A text about Terraform, in which some characters would be markup. */
const inMarkdown = (text: string): string => text.replace(/[<*]/g, "\\$&");

function hiddenTable(hidden: readonly NotChecked[]): string[] {
  if (hidden.length === 0) {
    return [];
  }
  const rows = hidden.map(({ id, title, reason }) => `| ${id} | ${cell(title)} | ${cell(reason)} |`);
  return [
    ["### Not checked", "", "| id | what has to hold | why no rule checks it |", "|---|---|---|", ...rows, ""].join(
      "\n",
    ),
  ];
}

const cell = (text: string): string => text.replace(/\|/g, "\\|");

const list = (ids: readonly string[]): string => {
  const [last, ...rest] = [...ids].reverse();
  return rest.length === 0 ? String(last) : `${rest.reverse().join(", ")} or ${last}`;
};

const sorted = <T extends { readonly id: string }>(some: readonly T[]): readonly T[] =>
  [...some].sort((one, other) => (one.id < other.id ? -1 : 1));
