import { grouped } from "../../../../grouped";
import { clipped } from "../../../../printable";
import { plural } from "../../../../rules/plural";
import type { AttributeChange, ResourceChange } from "../../../../topology";
import { code, row } from "../../../render/markdown-text";
import { actionText, changedAddress, valueText } from "../value-text";
import { foldPart, type Part, RANK, rowsOf } from "./part";

const HEAD = ["resource", "attribute", "before", "after", "forces replacement"];
const LONGEST_ADDRESS = 200;
const LONGEST_VALUE = 120;

/** The changed arguments, folded: a row for each. */
export function changesPart(changes: readonly ResourceChange[], title = "Changes", within?: Part): Part {
  const counts = [...grouped(changes, ({ action }) => action)].map(([action, same]) => `${same.length} ${action}`);
  return foldPart(
    "change",
    `${title}: ${plural(changes.length, "resource")} (${counts.join(", ")})`,
    rowsOf(changes.flatMap(changeRows), RANK.changes),
    {
      open: `<details><summary>${title}: ${plural(changes.length, "resource")} (${counts.join(", ")})</summary>\n\n${row(HEAD)}\n${row(HEAD.map(() => "---"))}\n`,
      more: (count) => row([count, "", "", "", ""]),
      ...(within === undefined ? {} : { within }),
    },
  );
}

function changeRows(change: ResourceChange): readonly string[] {
  const resource = `${code(clipped(changedAddress(change), LONGEST_ADDRESS))} ${actionCell(change)}`;
  const [first, ...others] = change.attributes;
  return first === undefined
    ? [row([resource, "", "", "", ""])]
    : [row([resource, ...cells(first)]), ...others.map((other) => row(["", ...cells(other)]))];
}

/** The former address is a name of somebody else. */
function actionCell(change: ResourceChange): string {
  const { previousAddress, ...rest } = change;
  const was = previousAddress === undefined ? "" : `, was ${code(clipped(previousAddress, LONGEST_ADDRESS))}`;
  return `${actionText(rest)}${was}`;
}

const cells = ({ path, before, after, forcesReplacement }: AttributeChange): readonly string[] => [
  code(clipped(path, LONGEST_ADDRESS)),
  valueCell(before),
  valueCell(after),
  forcesReplacement ? "yes" : "",
];

/** The words for what is not shown are no code: a value can be the same text. */
const valueCell = (value: AttributeChange["before"]): string =>
  value.kind === "value" ? code(clipped(value.text, LONGEST_VALUE)) : valueText(value);
