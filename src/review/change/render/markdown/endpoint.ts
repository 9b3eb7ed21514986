import { clipped } from "../../../../printable";
import { wakePathText } from "../../../link-text";
import { addressText } from "../../../place-text";
import { code, prose, row } from "../../../render/markdown-text";
import type { WakePath } from "../../../review";
import type { ComparedRow, EndpointChange, Judgement } from "../../change-review";
import { changesPart } from "./changes";
import { applyPart, whereText } from "./effects";
import type { FindingParts } from "./findings";
import { foldPart, type Part, RANK, type Row, rowsOf } from "./part";
import { wakeTimeline } from "./timeline";

/** Colour is for better and worse only. */
const SIGN: Readonly<Record<Judgement, string>> = { better: "🟢", worse: "🔴", same: "", different: "" };

export const LONGEST_NAME = 120;
const LONGEST_SENTENCE = 600;
const LONGEST_CELL = 300;
const LONGEST_PATH = 1000;

/**
 * Everything about one endpoint: the verdict, the comparison, the apply, findings, the wake path and changes.
 *
 * @param isTitled whether the title of the page is the verdict
 */
export function endpointParts(
  endpoint: EndpointChange,
  findings: FindingParts,
  cwd: string,
  isTitled: boolean,
): readonly Part[] {
  const verdict: Part = {
    of: "endpoint",
    rows: rowsOf(
      [[...(isTitled ? [] : [`### ${verdictText(endpoint)}`]), placeText(endpoint, cwd)].join("\n\n")],
      RANK.verdict,
    ),
  };
  const { rows, apply, wakePaths, changes } = endpoint;
  const drawing = wakeTimeline(endpoint);
  const assumptions = endpoint.after?.assumptions ?? endpoint.before?.assumptions ?? [];
  return [
    verdict,
    ...comparisonParts(rows, verdict),
    applyPart(apply, endpoint.place, verdict),
    ...findings.of(endpoint.findings, verdict),
    ...pathParts(wakePaths, verdict),
    foldPart("timeline", "Timeline of a wake", rowsOf(drawing === undefined ? [] : [drawing], RANK.timeline), {
      within: verdict,
    }),
    changesPart(changes, "Changes", verdict),
    foldPart(
      "assumption",
      "Assumed",
      rowsOf(
        assumptions.map((one) => `- ${prose(clip(one))}`),
        RANK.details,
      ),
      {
        within: verdict,
      },
    ),
  ];
}

const clip = (text: string): string => clipped(text, LONGEST_CELL);

/** `🔴 chat: no longer wakes`, as a heading. */
export function verdictText({ name, judgement, sentence }: EndpointChange): string {
  const sign = SIGN[judgement];
  return `${sign}${sign === "" ? "" : " "}${code(clipped(name, LONGEST_NAME))}: ${prose(clipped(sentence, LONGEST_SENTENCE))}`;
}

const placeText = ({ place }: EndpointChange, cwd: string): string =>
  [addressText(place), whereText(place, cwd)].map((text) => code(clip(text))).join(" · ");

const TABLE = `${row(["", "now", "after", ""])}\n${row(["---", "---", "---", "---"])}\n`;

/** What differs is open. One equal row needs no fold. */
function comparisonParts(rows: readonly ComparedRow[], within: Part): readonly Part[] {
  const equal = rows.filter(({ judgement }) => judgement === "same");
  const isFolded = equal.length > 1;
  const more = (count: string): string => row([count, "", "", ""]);
  const open = isFolded ? rows.filter((one) => !equal.includes(one)) : rows;
  return [
    {
      of: "line of the comparison",
      open: TABLE,
      rows: rowsOf(open.map(comparedRow), RANK.comparison),
      more,
      within,
    },
    foldPart(
      "equal line of the comparison",
      equalTitle(equal),
      rowsOf(isFolded ? equal.map(comparedRow) : [], RANK.path),
      { open: `<details><summary>${equalTitle(equal)}</summary>\n\n${TABLE}`, more, within },
    ),
  ];
}

/** The names of rows are this program's own. */
const equalTitle = (rows: readonly ComparedRow[]): string => `Equal: ${rows.map(({ what }) => what).join(", ")}`;

function comparedRow({ what, before, after, judgement, difference }: ComparedRow): string {
  const sign = SIGN[judgement];
  const shown = [...(sign === "" ? [] : [sign]), ...(difference === undefined ? [] : [prose(clip(difference))])];
  return row([what, cell(before), cell(after), judgement === "same" ? "=" : shown.join(" ")]);
}

const cell = (text: string | null): string => (text === null ? "–" : prose(clip(text)));

/** A broken path is open: it is why the endpoint does not wake. */
function pathParts(paths: readonly WakePath[], within: Part): readonly Part[] {
  const isBroken = ({ links }: WakePath): boolean => links.some(({ state }) => state !== "holds");
  return [
    {
      of: "wake path",
      open: "**Wake path**\n\n",
      rows: pathRows(paths.filter(isBroken), RANK.brokenPath),
      within,
    },
    foldPart(
      "wake path",
      "Wake path",
      pathRows(
        paths.filter((path) => !isBroken(path)),
        RANK.path,
      ),
      { within },
    ),
  ];
}

const pathRows = (paths: readonly WakePath[], rank: typeof RANK.brokenPath | typeof RANK.path): readonly Row[] =>
  rowsOf(
    paths.map(
      (path) => `- ${code(clipped(path.of, LONGEST_NAME))}: ${code(clipped(wakePathText(path), LONGEST_PATH))}`,
    ),
    rank,
  );
