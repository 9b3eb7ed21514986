/* The types of a review, and all types that they use. `check` and `verify` export them. */
export type { When } from "../behaviour";
export type { Fix } from "../rules/finding";
export type { Severity } from "../rules/severity";
export type { Limit, LimitKind, SourceLine } from "../topology";
export type { EndpointCondition } from "../topology/endpoint-condition";
export type { Findings } from "./findings";
export type * from "./live-state";
export type { NoComponent, NotKnown, Refused, SleepReason, WakeReason } from "./reason";
export type * from "./review";
