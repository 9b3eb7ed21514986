import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { ComponentRequest } from "../component/component-request";
import type { IRealtimeEndpoint } from "../endpoint/i-realtime-endpoint";
import type { CapacityScaling } from "../scaling/capacity-scaling";

/** What a sleep window puts to sleep: an inference component, an asynchronous variant, or a whole endpoint. */
export interface SleepSubject {
  readonly noun: "inference component" | "asynchronous variant" | "endpoint";
  /** What the names of its schedules begin with. */
  readonly name: string;
  /** `undefined` for a whole endpoint. */
  readonly scaling?: CapacityScaling;
  /** `undefined` for a variant and for a whole endpoint. */
  readonly component?: SleepingComponent;
  /** The endpoint that shares group, role and queue among its schedules; `undefined` for an asynchronous variant. */
  readonly endpoint?: IRealtimeEndpoint;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/** What schedules need to know of a component. */
export interface SleepingComponent {
  readonly inferenceComponentName: string;
  /** The request that creates it, complete once all constructs are there. */
  readonly request: ComponentRequest;
  /** LoRA adapters, complete once all constructs are there. */
  readonly adapters: readonly unknown[];
  readonly dependables: ITerraformDependable[];
}
