export type * from "./action-invocation";
export type * from "./changes";
export { asInTerraform } from "./documents/component-specification";
export * from "./edge";
export {
  filesOf,
  parseTerraform,
  type ReadOptions,
  readStack,
  readTerraform,
  type TerraformReading,
} from "./from-terraform";
export { type GivenAt, type NamedText, pathAt, readGiven, STANDARD_INPUT } from "./given-source";
export { type Inventory, inventoryOf, type Resource } from "./inventory";
export type { Limit, LimitKind, WhyUnknown } from "./limits";
export type * from "./live";
export type * from "./module-input";
export type * from "./nodes/acknowledgement";
export type * from "./nodes/alarm";
export type * from "./nodes/endpoint";
export type * from "./nodes/endpoint-configuration";
export type * from "./nodes/forgotten";
export type * from "./nodes/inference-component";
export { type Node, nodeKey, type Reference, type References, type SourceLine } from "./nodes/node";
export type * from "./nodes/not-looked-into";
export type * from "./nodes/policy-document";
export type * from "./nodes/provider";
export type * from "./nodes/role";
export type * from "./nodes/sagemaker-model";
export type * from "./nodes/scalable-target";
export type * from "./nodes/scaling-policy";
export type * from "./nodes/schedule";
export type * from "./nodes/scheduled-action";
export type * from "./nodes/variant";
export { once } from "./once";
export { Related } from "./related";
export { type SourceAt, sourceAt, sourceLines } from "./source-lines";
export { changesBetween } from "./terraform/changes/changes-between";
export { hclPlaces } from "./terraform/hcl/hcl-places";
export { withoutKeys } from "./terraform/instance-keys";
export { stackFiles } from "./terraform/stack-file";
export { type AlarmState, type HostingKind, Topology } from "./topology";
export * from "./traits";
export { isKnown, isUnknown, type Known, type Maybe, type Optional, Unknown } from "./unknown";
export { parseResourceId, policyPathOf } from "./wiring/resource-name";
export type { Subject } from "./wiring/scaling";
export type { Work } from "./work";
