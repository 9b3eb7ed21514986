import type { Activity } from "../../../behaviour/outcome/outcome";
import type { SimulatedEndpoint, Simulation } from "../../../behaviour/outcome/simulation";
import type { IdleTimeCost, ReportedEndpoint, ScheduleRun, SimulationReport } from "./reported";

export interface ReportOptions {
  /** What was simulated, such as the path of a plan. */
  readonly source: string;
  /** The answers about an endpoint, most important first. */
  readonly rows: (endpoint: SimulatedEndpoint) => ReportedEndpoint["rows"];
  /** The shortest answers, for a table of all endpoints. */
  readonly overview: (endpoint: SimulatedEndpoint) => ReportedEndpoint["overview"];
  /** @default - no chart of cost against idle time */
  readonly costByIdleTime?: (endpoint: SimulatedEndpoint) => readonly IdleTimeCost[] | undefined;
}

/** A simulation as its page shows it. */
export function reportOf(simulation: Simulation, options: ReportOptions): SimulationReport {
  return {
    source: options.source,
    traffic: simulation.traffic,
    endpoints: simulation.endpoints.map((endpoint) => reported(endpoint, simulation, options)),
  };
}

function reported(
  endpoint: SimulatedEndpoint,
  { start, seconds, timeZone }: Simulation,
  { rows, overview, costByIdleTime }: ReportOptions,
): ReportedEndpoint {
  const startMs = Date.parse(start);
  const kinds = new Map(endpoint.units.map(({ name, kind }) => [name, kind]));
  const costs = costByIdleTime?.(endpoint);
  return {
    run: {
      name: endpoint.name,
      seconds,
      ...endpoint.intervals,
      units: endpoint.intervals.units.map((unit) => ({ ...unit, kind: kinds.get(unit.name) ?? "component" })),
      activities: endpoint.activities,
      wakes: endpoint.wakes.map(({ at, seconds: duration, ...wake }) => ({
        ...wake,
        at: (Date.parse(at) - startMs) / 1000,
        ...(duration !== null && { seconds: duration }),
      })),
      wakeCount: endpoint.wakeCount,
      cut: endpoint.cut,
    },
    startMs,
    timeZone,
    rows: rows(endpoint),
    overview: overview(endpoint),
    schedules: scheduleRuns(endpoint.activities),
    assumptions: endpoint.assumptions,
    ...(endpoint.requests === null && { notSimulated: endpoint.reason ?? "its capacity does not change." }),
    ...(endpoint.wake?.basis === "probe" && { probedWake: endpoint.wake }),
    ...(costs !== undefined && { costByIdleTime: costs }),
  };
}

/** Schedules that changed a capacity, each time once. */
function scheduleRuns(activities: readonly Activity[]): readonly ScheduleRun[] {
  const runs = new Map<string, ScheduleRun>();
  for (const { at, cause } of activities) {
    if (cause.kind === "schedule" || cause.kind === "scheduled action") {
      runs.set(JSON.stringify([at, cause.name]), { at, name: cause.name });
    }
  }
  return [...runs.values()];
}
