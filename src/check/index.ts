export { ScaleToZeroError } from "../errors";
export type * from "../review/reviewed-types";
export type { KnownFinding } from "../rules/known-finding";
export { type CheckOptions, checkTopology } from "./check-topology";
export { fails } from "./fails";
export { type ReadOptions, readTerraform, type TerraformKind, TerraformSource } from "./read-terraform";
export { type RenderOptions, render } from "./render";
