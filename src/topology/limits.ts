import type { ModuleCalls } from "./module-input";

/**
 * Why a source does not show all that there is, or not as it will be.
 *
 * - `targeted`: made with `-target` or `-exclude`: resources of the configuration are left out;
 * - `incomplete`: the plan says so itself, and not why;
 * - `deferred`: Terraform plans some resources after the next apply only;
 * - `errored`: the plan failed half-way;
 * - `refresh-only`: the plan changes nothing, and the topology is that of its state;
 * - `destroy`: nothing of SageMaker is left after the apply;
 * - `sensitive`: values exist and must not be shown.
 */
export type LimitKind = "targeted" | "incomplete" | "deferred" | "errored" | "refresh-only" | "destroy" | "sensitive";

/** Why a source is incomplete, or is not the final state. */
export interface Limit {
  /** The reason. */
  readonly kind: LimitKind;
  /** For people: what it is, and what follows, in one line without a full stop. */
  readonly text: string;
  /** The resources that it is about, where the source names them. */
  readonly addresses?: readonly string[];
}

const PARTIAL: ReadonlySet<LimitKind> = new Set<LimitKind>(["targeted", "incomplete", "deferred", "errored"]);

/** True where what is absent may still come: nothing may be called missing. */
export const isPartial = (limits: readonly Limit[]): boolean => limits.some(({ kind }) => PARTIAL.has(kind));

/** Why the value of a field is `Unknown`. */
export type WhyUnknown = "sensitive" | "known after apply" | "not in this source";

/** What a reader knows of its source, beside the resources in it. */
export interface SourceKnowledge {
  /** What the source is called in errors: a file. @default "the topology" */
  readonly source?: string;
  /** @default - none: the source shows all that it is about */
  readonly limits?: readonly Limit[];
  /** Arguments whose values are sensitive, as paths in Terraform's words, by `nodeKey`. @default - none */
  readonly sensitive?: ReadonlyMap<string, readonly string[]>;
  /** The calls of modules in a plan. @default - unknown */
  readonly moduleCalls?: ModuleCalls;
  /** What any other unknown value is. @default "not in this source" */
  readonly otherwise?: Exclude<WhyUnknown, "sensitive">;
}
