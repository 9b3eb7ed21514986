import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { answers, wakeNotes } from "./answers";
import type { SimulationRenderOptions } from "./formats";
import { type ReportOptions, reportOf } from "./html/report-of";
import type { ReportedEndpoint } from "./html/reported";
import { simulationHtml } from "./html/simulation-html";

/** A page with charts, in one file. */
export function simulationPage(
  simulation: Simulation,
  { source, costByIdleTime }: Pick<SimulationRenderOptions, "source" | "costByIdleTime">,
): string {
  const options: ReportOptions = {
    source,
    rows: (endpoint) => rows(endpoint, simulation),
    overview: (endpoint) => overview(endpoint, simulation),
    ...(costByIdleTime !== undefined && { costByIdleTime }),
  };
  return simulationHtml(reportOf(simulation, options));
}

/** What a table of all endpoints has, as the answers are called. */
const OVERVIEW: readonly string[] = ["sleeps after", "wakes in", "refused per wake", "instance-hours", "cost"];

const rows = (endpoint: SimulatedEndpoint, simulation: Simulation): ReportedEndpoint["rows"] =>
  answers(endpoint, simulation).map(({ label, text, details }) => [
    titleOf(label),
    ...withoutAside(text),
    // The page draws the phases of a wake.
    ...(label === "wakes in" ? wakeNotes(endpoint) : details),
  ]);

const overview = (endpoint: SimulatedEndpoint, simulation: Simulation): ReportedEndpoint["overview"] =>
  answers(endpoint, simulation)
    .filter(({ label }) => OVERVIEW.includes(label))
    .map(({ label, text }) => [titleOf(label), withoutAside(text)[0]]);

/** A text, and what it has in parentheses at its end. */
function withoutAside(text: string): readonly [string, ...string[]] {
  const [, head, aside] = /^([^()]+) \(([^()]*)\)$/.exec(text) ?? [];
  return head === undefined || aside === undefined ? [text] : [head, aside];
}

/** Words that a line of 80 columns has no room for. */
const titleOf = (label: string): string =>
  label === "refused per wake" ? "Refused requests per wake" : `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
