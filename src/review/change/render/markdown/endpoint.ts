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

/** Everything about one endpoint: the verdict, the comparison, the apply, findings, the wake path and changes. */
export function endpointParts(endpoint: EndpointChange, findings: FindingParts, cwd: string): readonly Part[] {
  const verdict: Part = { of: "endpoint", rows: rowsOf([heading(endpoint, cwd)], RANK.verdict) };
  const { rows, apply, wakePaths, changes } = endpoint;
  const drawing = wakeTimeline(endpoint);
  const assumptions = endpoint.after?.assumptions ?? endpoint.before?.assumptions ?? [];
  return [
    verdict,
    {
      of: "line of the comparison",
      open: `${row(["", "now", "after", ""])}\n${row(["---", "---", "---", "---"])}\n`,
      rows: rowsOf(rows.map(comparedRow), RANK.comparison),
      more: (count) => row([count, "", "", ""]),
      within: verdict,
    },
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

function heading({ name, judgement, sentence, place }: EndpointChange, cwd: string): string {
  const sign = SIGN[judgement];
  const where = [addressText(place), whereText(place, cwd)].map((text) => code(clip(text)));
  return [
    `### ${sign}${sign === "" ? "" : " "}${code(clipped(name, LONGEST_NAME))}: ${prose(clipped(sentence, LONGEST_SENTENCE))}`,
    where.join(" · "),
  ].join("\n\n");
}

function comparedRow({ what, before, after, judgement, difference }: ComparedRow): string {
  const sign = SIGN[judgement];
  const told = [...(sign === "" ? [] : [sign]), ...(difference === undefined ? [] : [prose(clip(difference))])];
  return row([what, cell(before), cell(after), judgement === "same" ? "=" : told.join(" ")]);
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
