import { clipped } from "../../../../printable";
import { plural } from "../../../../rules/plural";
import { addressText, lineText } from "../../../place-text";
import { rankedFindingRows, SEVERITY } from "../../../render/finding-rows";
import { code, prose, row, words } from "../../../render/markdown-text";
import type { AcknowledgedFinding, ReviewedFinding } from "../../../review";
import type { FindingChanges } from "../../change-review";
import { severitiesText } from "../headings";
import { foldPart, type Part, RANK, rowsOf } from "./part";

const LIMITS = { resources: 5, characters: 300 };

/** Findings as parts. One that several endpoints share is shown with the first. */
export class FindingParts {
  private readonly shown = new Set<string>();

  constructor(private readonly cwd: string) {}

  of(findings: FindingChanges, within?: Part): readonly Part[] {
    const rest = within === undefined ? {} : { within };
    const found = this.unseen(findings.new, "new");
    const seen = findings.new.length - found.length;
    const fixed = this.unseen(findings.fixed, "fixed");
    const unchanged = this.unseen(findings.unchanged, "unchanged");
    const acknowledged = this.unseen(findings.acknowledged, "acknowledged");
    return [
      {
        of: "new finding",
        open: `**New findings: ${severitiesText(found)}**\n\n${row(HEAD)}\n${row(HEAD.map(() => "---"))}\n`,
        rows: rankedFindingRows(found, this.cwd, LIMITS)
          .flatMap(({ severity, cells }) =>
            rowsOf([row(cells)], severity === "error" ? RANK.newError : RANK.newFinding),
          )
          .sort((left, right) => left.rank - right.rank),
        more: (count) => row([count, "", "", ""]),
        ...rest,
      },
      {
        of: "reference to a finding",
        rows: rowsOf(
          seen === 0 ? [] : [`${plural(seen, "new finding")} of a shared resource, shown above.`],
          RANK.newFinding,
        ),
        ...rest,
      },
      foldPart("fixed finding", plural(fixed.length, "fixed finding"), rowsOf(fixed.map(this.item), RANK.fixed), rest),
      foldPart(
        "acknowledged finding",
        plural(acknowledged.length, "acknowledged finding"),
        rowsOf(acknowledged.map(this.acknowledged), RANK.acknowledged),
        rest,
      ),
      foldPart(
        "unchanged finding",
        `${plural(unchanged.length, "unchanged finding")}: ${severitiesText(unchanged)}`,
        rowsOf(unchanged.map(this.item), RANK.unchanged),
        rest,
      ),
    ];
  }

  private unseen<T extends ReviewedFinding>(findings: readonly T[], kind: string): readonly T[] {
    return findings.filter(({ id, place: { file, stack, address }, what }) => {
      const key = JSON.stringify([kind, id, file, stack, address, what]);
      return !this.shown.has(key) && this.shown.add(key);
    });
  }

  private readonly item = ({ severity, id, slug, place, what }: ReviewedFinding): string => {
    const line = lineText(place, this.cwd);
    const where = [addressText(place), ...(line === undefined ? [] : [line])].map((text) => code(short(text)));
    return `- ${SEVERITY[severity]} ${words(`${id} ${slug}`)} on ${where.join(" · ")}: ${prose(short(what))}`;
  };

  private readonly acknowledged = (finding: AcknowledgedFinding): string =>
    `${this.item(finding)}. Reason: ${prose(short(finding.reason))}`;
}

const HEAD = ["rule", "where", "what", "fix"];

const short = (text: string): string => clipped(text, LIMITS.characters);
