import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { type ITerraformDependable, type TerraformProvider, TerraformResource } from "cdktf";
import type { Bounds } from "../checks/bound";
import type { ComponentRequest } from "../component/component-request";
import type { IRealtimeEndpoint } from "../endpoint/i-realtime-endpoint";
import type { CapacityScaling } from "../scaling/capacity-scaling";
import type { EndpointSchedules } from "./endpoint-schedules";

/** What a sleep window puts to sleep: an inference component, an asynchronous variant, or a whole endpoint. */
export interface SleepSubject {
  readonly noun: "inference component" | "asynchronous variant" | "endpoint";
  /** What the names of its schedules begin with. */
  readonly name: string;
  /** `undefined` for a whole endpoint. */
  readonly scaling?: SleepingScaling;
  /** `undefined` for a variant and for a whole endpoint. */
  readonly component?: SleepingComponent;
  /** The endpoint that shares group, role and queue among its schedules; `undefined` for an asynchronous variant. */
  readonly endpoint?: IRealtimeEndpoint;
  /** What its schedules share. @default - the one of the endpoint, which is created with the first schedule */
  readonly schedules?: EndpointSchedules;
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/** The bounds that a window moves. */
export interface SleepingScaling {
  /** As they were written; those of a target that is registered elsewhere may not be known. */
  readonly bounds: Bounds;
  /** Of a target that is registered elsewhere its place alone is known. */
  readonly target: AppautoscalingTarget | TargetPlace;
}

/** The target, where it is a resource of this program. */
export function managedTarget({ target }: SleepingScaling): AppautoscalingTarget | undefined {
  return TerraformResource.isTerraformResource(target) ? target : undefined;
}

/** A scalable target in the words of Application Auto Scaling. */
export interface TargetPlace {
  readonly serviceNamespace: string;
  readonly scalableDimension: string;
  readonly resourceId: string;
}

/** What schedules need to know of a component. */
export interface SleepingComponent {
  readonly inferenceComponentName: string;
  readonly dependables: ITerraformDependable[];
  /** What creates it again; `undefined` for a component that is managed elsewhere. */
  readonly deployed?: DeployedComponent;
}

/** A component that this program deploys; complete once all constructs are there. */
export interface DeployedComponent {
  /** The request that creates it. */
  readonly request: ComponentRequest;
  /** LoRA adapters. */
  readonly adapters: readonly unknown[];
  /** What is brought back with it. */
  readonly scaling: CapacityScaling;
}
