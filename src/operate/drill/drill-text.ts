import { alignedRows, counted, lengthText } from "../text";
import { longestOf } from "./drill-output";
import type { Phase } from "./moments";
import type { DrillResult } from "./run-drill";

/** The first sentence of a report. */
export function headline(result: DrillResult): string {
  const { subject, outcome, because, firstAnswerSeconds } = result;
  const name = `Endpoint ${subject.endpoint.name}`;
  switch (outcome) {
    case "woke":
      return `${name} woke: the first answer came ${lengthText(firstAnswerSeconds ?? 0)} after the first request.`;
    case "unfinished":
      return `${name} was not seen to wake. ${because ?? ""}`;
    case "stopped":
      return `The drill of endpoint ${subject.endpoint.name} was stopped before its end.`;
    case "failed":
      return `${name} did not wake. ${because ?? ""}`;
  }
}

/** Sentences below the phases. */
export function remarks(result: DrillResult): readonly string[] {
  const { outcome, because, floor, requests, instanceHours, costUsd, priceSource, restored } = result;
  const longest = longestOf(result);
  const unpriced = "their price is not known (set it with --price or --prices)";
  const cost = costUsd === undefined ? unpriced : `USD ${costUsd.toFixed(2)} (${priceSource})`;
  return [
    ...(longest === undefined || outcome !== "woke" ? [] : [`The longest phase of the wake is: ${longest}.`]),
    ...(floor === undefined
      ? []
      : [`The end of the phase "${floor.name}" was not seen: it takes at least ${lengthText(floor.seconds)}.`]),
    ...(outcome === "woke" && because !== undefined ? [because] : []),
    `${counted(requests.sent, "request")} sent, ${requests.refused} refused.`,
    instanceHours === 0
      ? "No instance ran during the drill."
      : `Instances ran for ${instanceHours.toFixed(2)} h during the drill: ${cost}.`,
    ...restored.map(({ change, how }) => `Put back ${change.kind} ${change.name}: ${how}.`),
  ];
}

/** What the times are for. */
export const fingerprintText = ({ subject: { fingerprint, unit } }: DrillResult): string =>
  [
    `${unit.kind} ${unit.name}`,
    ...(fingerprint.instanceType === undefined ? [] : [`instance type ${fingerprint.instanceType}`]),
    ...(fingerprint.image === undefined ? [] : [`image ${fingerprint.image}`]),
    ...(fingerprint.model === undefined ? [] : [`model ${fingerprint.model}`]),
    ...(fingerprint.configuration === undefined ? [] : [`configuration ${fingerprint.configuration}`]),
  ].join(", ");

export const phaseCells = ({ name, seconds, least, most, basis, source }: Phase): readonly string[] => [
  name,
  lengthText(seconds),
  basis === "measured" ? "measured" : `bounded: ${lengthText(least)} to ${lengthText(most)}`,
  source,
];

export function drillText(result: DrillResult): string {
  const { phases } = result;
  const rows = alignedRows([["PHASE", "TIME", "BASIS", "SOURCE"], ...phases.map(phaseCells)]);
  return `${[headline(result), `Measured for: ${fingerprintText(result)}.`, "", ...(phases.length > 0 ? [...rows, ""] : []), ...remarks(result)].join("\n")}\n`;
}

const cell = (text: string): string => text.replace(/[\\|`*_[\]<>]/g, "\\$&").replace(/\s+/g, " ");

export function drillMarkdown(result: DrillResult): string {
  const table = [
    "| Phase | Time | Basis | Source |",
    "|---|---|---|---|",
    ...result.phases.map((phase) => `| ${phaseCells(phase).map(cell).join(" | ")} |`),
  ];
  return `${[
    `## Drill of ${cell(result.subject.endpoint.name)}`,
    "",
    cell(headline(result)),
    "",
    ...(result.phases.length > 0 ? [...table, ""] : []),
    ...remarks(result).map((remark) => `- ${cell(remark)}`),
    "",
    `Measured for: ${cell(fingerprintText(result))}.`,
  ].join("\n")}\n`;
}
