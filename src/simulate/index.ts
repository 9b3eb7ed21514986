export type { ComparedEndpoint, ComparedRow, Comparison, Measured } from "../behaviour/compare/comparison";
export type { CapacitySetting, Setting, SettingKey } from "../behaviour/compare/setting";
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
export type { Bounds, MissedBound } from "../behaviour/recommend/bounds";
export type * from "../behaviour/recommend/recommendation";
export type { SleepMethodName } from "../behaviour/setup/sleep-method";
export type { Basis } from "../behaviour/timing/timing";
export { type ReadOptions, readTerraform, type TerraformKind, TerraformSource } from "../check/read-terraform";
export { ScaleToZeroError } from "../errors";
export { Duration } from "../time/duration";
export { CapacityFailure, type CapacityFailureOptions } from "./capacity-failure";
export { ColdStart } from "./cold-start";
export { compare } from "./compare";
export { ComparedMethod, ComparedSetting } from "./compared-setting";
export { Prices } from "./prices";
export { changeAsHcl, changeAsTypeScript, type RecommendBounds, recommend } from "./recommend";
export {
  type RenderSimulationOptions,
  renderComparison,
  renderRecommendation,
  renderSimulation,
  SettingsFormat,
  SimulationFormat,
} from "./render";
export { simulate } from "./simulate";
export type { SimulateOptions } from "./simulate-options";
export { builtInTraffic, readTraffic, type TrafficOptions, TrafficSource } from "./traffic";
