export { ScaleToZeroError } from "../errors";
export type * from "../review/reviewed-types";
export { type CheckOptions, checkTopology, type KnownFinding } from "./check-topology";
export { fails } from "./fails";
export { type ReadOptions, readTerraform, type TerraformKind, TerraformSource } from "./read-terraform";
export { type RenderOptions, render } from "./render";
