import { RULES_PAGE } from "./documents";
import { EVIDENCE } from "./evidence-words";
import type { OwnRule } from "./own-rule";
import type { Rule } from "./rule";

/** A rule as a page shows it. Findings that no rule of a topology reports have no evidence. */
export type PageRule = Pick<OwnRule, "id" | "slug" | "severity" | "title" | "why" | "source" | "remedy"> &
  Partial<Pick<Rule, "evidence" | "unless">>;

/** The public address of the page of a rule. `undefined` for a text that is not the id of a rule. */
export const pageAddress = (id: string): string | undefined =>
  /^[A-Z]\d{2}$/.test(id) ? RULES_PAGE.replace(/\.md$/, `/${id}.md`) : undefined;

const EXAMPLES = "## Examples\n";
const AFTER_EXAMPLES = "## How to fix\n";

/**
 * `docs/rules/W05.md`: everything except the examples comes from the rule. Equal rules give an equal page.
 *
 * @param before the current page, whose examples are kept. @default - there is no page yet
 */
export function rulePage(rule: PageRule, before = ""): string {
  const { id, slug, severity, evidence, title, why, remedy, source, unless = [] } = rule;
  const examples = examplesOf(before);
  const facts = [`**${severity}**`, `\`${slug}\``, ...(evidence === undefined ? [] : [EVIDENCE[evidence]])];
  const silent = `If ${anyOf(unless.map((other) => `[${other}](${other}.md)`))} reports the same resource, this rule reports nothing.`;
  return [
    `# ${id}: ${inMarkdown(title)}\n`,
    `${facts.join(" · ")} · [all rules](../rules.md)\n`,
    `${inMarkdown(why)}\n`,
    ...(unless.length === 0 ? [] : [`${silent}\n`]),
    `${EXAMPLES}${examples}`,
    `${AFTER_EXAMPLES}\n${inMarkdown(remedy)}\n`,
    `Source: ${source === RULES_PAGE ? "[all rules](../rules.md)" : `<${source}>`}\n`,
    ...(id.startsWith("A") ? [] : [acknowledging(id)]),
  ].join("\n");
}

/** The examples, which are written by hand. */
function examplesOf(page: string): string {
  const start = page.indexOf(`\n${EXAMPLES}`);
  const end = page.indexOf(`\n${AFTER_EXAMPLES}`);
  return start < 0 || end < start ? "" : page.slice(start + 1 + EXAMPLES.length, end);
}

const acknowledging = (id: string): string => `## Accept a finding

Add it to \`.scale-to-zero.json\`, with the address that the report shows and the reason:

\`\`\`json
{ "acknowledgements": [{ "rule": "${id}", "address": "…", "reason": "…" }] }
\`\`\`

With the constructs: \`acknowledge(construct, "${id}", "…")\`. See [Acknowledgements](../rules.md#acknowledgements).
`;

/** A text about Terraform, in which some characters would be markup. */
export const inMarkdown = (text: string): string => text.replace(/[<*]/g, "\\$&");

/** `W03, W04 or W05`. */
function anyOf(names: readonly string[]): string {
  const [last = "", ...rest] = [...names].reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(", ")} or ${last}`;
}
