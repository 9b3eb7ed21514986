import { dividesAt } from "./cells";
import { graphemeCount } from "./graphemes";

/** A line of a file before its equals sign is aligned with those of its neighbours. */
export interface Line {
  /** Spaces before it. */
  readonly indent: number;
  readonly lead: string;
  /** What is aligned: the value of an argument that ends on this line. */
  readonly assign?: string;
}

export const BLANK: Line = { indent: 0, lead: "" };

/** The text of the lines: `terraform fmt` lets the equals signs of neighbouring lines stand below each other. */
export function textOf(written: readonly Line[]): string {
  const lines = written.map(divided);
  let text = "";
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (lines[end]?.assign !== undefined) {
      end += 1;
    }
    const chain = lines.slice(start, Math.max(end, start + 1));
    const width = Math.max(...chain.map(columns));
    for (const line of chain) {
      const space = " ".repeat(width - columns(line) + 1);
      const assigned = line.assign === undefined ? "" : `${space}= ${line.assign}`;
      text += `${" ".repeat(line.lead === "" ? 0 : line.indent)}${line.lead}${assigned}\n`;
    }
    start += chain.length;
  }
  return text;
}

function divided(line: Line): Line {
  const at = line.assign === undefined && !line.lead.startsWith("#") ? dividesAt(line.lead) : undefined;
  return at === undefined
    ? line
    : { ...line, lead: line.lead.slice(0, at).trimEnd(), assign: line.lead.slice(at + 1).trimStart() };
}

/** Terraform counts what a person sees as one character, not code points. */
const columns = ({ indent, lead }: Line): number =>
  indent + (/^[ -~]*$/.test(lead) ? lead.length : graphemeCount(lead));
