import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { answers, wakeNotes } from "./answers";
import type { SimulationRenderOptions } from "./formats";
import { type ReportOptions, reportOf } from "./html/report-of";
import { simulationHtml } from "./html/simulation-html";

/** A page with charts, in one file. */
export function simulationPage(
  simulation: Simulation,
  { source, costByIdleTime }: Pick<SimulationRenderOptions, "source" | "costByIdleTime">,
): string {
  const options: ReportOptions = {
    source,
    rows: (endpoint) => rows(endpoint, simulation),
    ...(costByIdleTime !== undefined && { costByIdleTime }),
  };
  return simulationHtml(reportOf(simulation, options));
}

const rows = (endpoint: SimulatedEndpoint, simulation: Simulation): (readonly [string, string])[] =>
  answers(endpoint, simulation).map(({ label, text, details }) => [
    label,
    // The page draws the phases of a wake.
    [text, ...(label === "wakes in" ? wakeNotes(endpoint) : details)].join("; "),
  ]);
