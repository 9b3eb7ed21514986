import { durationText } from "../../../simulation/amounts";
import type { EndpointChange } from "../../change-review";

/** The names of the parts of a wake. A name that is not ours must not be able to change the drawing. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["alarm", "Alarm fires"],
  ["reaction", "Scaling reacts"],
  ["provisioning", "Instance starts"],
  ["image and model", "Image and model are copied"],
  ["load", "Model loads"],
  ["health checks", "Health checks pass"],
  ["waiting for capacity", "AWS has no capacity"],
]);

const HOUR = 3600;

/**
 * The parts of a wake as a drawing of Mermaid, which GitHub and GitLab show; `undefined` if there is nothing to compare.
 * The day and the labels are this program's own.
 *
 * @see https://mermaid.js.org/syntax/gantt.html
 */
export function wakeTimeline({ wakePhases }: EndpointChange): string | undefined {
  const phases = wakePhases.filter(({ seconds }) => Number.isFinite(seconds) && seconds > 0);
  if (phases.length < 2) {
    return undefined;
  }
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const tasks = phases.map(({ name, seconds }, index) => {
    const label = LABELS.get(name) ?? "Other";
    const start = index === 0 ? "2000-01-01 00:00:00" : `after p${index - 1}`;
    return `    ${label}, ${durationText(seconds)} :p${index}, ${start}, ${Math.round(seconds * 1000)}ms`;
  });
  return [
    "```mermaid",
    "gantt",
    `    title From the first request to an answer, ${durationText(total)}`,
    "    dateFormat YYYY-MM-DD HH:mm:ss",
    `    axisFormat ${total < HOUR ? "%M:%S" : "%H:%M:%S"}`,
    ...tasks,
    "```",
  ].join("\n");
}
