import { clipped } from "../../../../printable";
import { fixLines } from "../../../fix-text";
import { fromHere } from "../../../place-text";
import { SEVERITY } from "../../../render/finding-rows";
import { code, link, prose } from "../../../render/markdown-text";
import type { Place } from "../../../review";
import type { ApplyEffect, Budget } from "../../change-review";
import { effectText, reasonText } from "../effect-text";
import { type Part, RANK, type Row, rowsOf } from "./part";

const LONGEST = 400;
const MOST_ADDRESSES = 3;

/** What the apply itself does, the worst first. */
export function applyPart(effects: readonly ApplyEffect[], place: Place | undefined, within?: Part): Part {
  return {
    of: "effect of the apply",
    open: "**What the apply does**\n\n",
    rows: SEVERITIES.flatMap((severity) =>
      effects.filter((effect) => effect.severity === severity).flatMap((effect) => effectRow(effect, place)),
    ),
    ...(within === undefined ? {} : { within }),
  };
}

const SEVERITIES = ["error", "warning", "note"] as const;

function effectRow(effect: ApplyEffect, place: Place | undefined): readonly Row[] {
  const { severity, fix, addresses, source } = effect;
  const shown = addresses.slice(0, MOST_ADDRESSES).map((address) => code(clipped(address, LONGEST)));
  const more = addresses.length - shown.length;
  const on = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  const [first] = fix === undefined ? [] : fixLines({ fix, place: place ?? NOWHERE });
  const text = [
    `- ${SEVERITY[severity]} ${prose(clipped(effectText(effect), LONGEST))}`,
    prose(clipped(reasonText(effect), LONGEST)),
    ...(first === undefined ? [] : [`Fix: ${code(clipped(first.text, LONGEST))}.`]),
    ...(on === "" ? [] : [`On ${on}.`]),
    link("Source", source),
  ];
  return rowsOf([text.filter((one) => one !== "").join(" ")], severity === "error" ? RANK.failingApply : RANK.apply);
}

const NOWHERE: Place = { file: "", address: "" };

/** Budgets that are not met, and those that are. */
export const budgetsPart = (budgets: readonly Budget[]): Part => ({
  of: "budget",
  rows: [
    ...rowsOf(
      budgets.filter(({ isMet }) => !isMet).map((budget) => `- 🔴 ${budgetText(budget)}`),
      RANK.verdict,
    ),
    ...rowsOf(
      budgets.filter(({ isMet }) => isMet).map((budget) => `- ${budgetText(budget)}`),
      RANK.comparison,
    ),
  ],
});

const budgetText = ({ option, text }: Budget): string => `${code(option)}: ${prose(clipped(text, LONGEST))}`;

/** `infra/main.tf:12`, or the file that was read. */
export const whereText = ({ sourceLine, file }: Place, cwd: string): string =>
  sourceLine === undefined ? fromHere(file, cwd) : `${fromHere(sourceLine.file, cwd)}:${sourceLine.line}`;
