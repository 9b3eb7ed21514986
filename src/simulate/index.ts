export type {
  Activity,
  AlarmOutcome,
  BoundsCause,
  Cause,
  InstanceSteps,
  Phase,
  PolicyCause,
  Requests,
  ScheduleCause,
  Step,
  TrafficCounts,
  WaitSeconds,
} from "../behaviour/outcome/outcome";
export type * from "../behaviour/outcome/simulation";
export type { Basis } from "../behaviour/timing/timing";
export { type ReadOptions, readTerraform, type TerraformKind, TerraformSource } from "../check/read-terraform";
export { ScaleToZeroError } from "../errors";
export { Duration } from "../time/duration";
export { CapacityFailure, type CapacityFailureOptions } from "./capacity-failure";
export { ColdStart } from "./cold-start";
export { Prices } from "./prices";
export { type RenderSimulationOptions, renderSimulation, SimulationFormat } from "./render";
export { type SimulateOptions, simulate } from "./simulate";
export { builtInTraffic, readTraffic, type TrafficOptions, TrafficSource } from "./traffic";
