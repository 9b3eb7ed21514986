export { ScaleToZeroError } from "../errors";
export { Format } from "../review/format";
export type * from "../review/reviewed-types";
export { FailOn, type FailOnOptions } from "../rules/fail-on-level";
export type { KnownFinding } from "../rules/known-finding";
export { type CheckOptions, type CheckResult, checkTopology } from "./check-topology";
export { fails } from "./fails";
export { type ReadOptions, readTerraform, type TerraformKind, TerraformSource } from "./read-terraform";
export { type RenderOptions, render } from "./render";
