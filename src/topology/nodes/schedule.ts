import type { Maybe, Optional } from "../unknown";
import type { ComponentSpecification } from "./inference-component";
import type { Node } from "./node";

/** A schedule of EventBridge Scheduler. */
export interface Schedule extends Node {
  readonly kind: "schedule";
  readonly name: Maybe<string>;
  readonly description?: Optional<string>;
  readonly groupName: Optional<string>;
  readonly state: Optional<string>;
  readonly expression: Optional<string>;
  readonly timeZone: Optional<string>;
  readonly startDate: Optional<string>;
  readonly endDate: Optional<string>;
  /** `OFF` or `FLEXIBLE`. */
  readonly flexibleWindowMode: Optional<string>;
  readonly maximumWindowMinutes: Optional<number>;
  /** `NONE` or `DELETE`. */
  readonly actionAfterCompletion: Optional<string>;
  /** For a universal target `arn:aws:scheduler:::aws-sdk:<service>:<operation>`. */
  readonly targetArn: Optional<string>;
  /** Such as `sagemaker` and `updateInferenceComponentRuntimeConfig`; absent when the target is not universal. */
  readonly operation: Optional<UniversalOperation>;
  readonly roleArn: Optional<string>;
  readonly deadLetterArn: Optional<string>;
  readonly maximumEventAgeSeconds: Optional<number>;
  readonly maximumRetryAttempts: Optional<number>;
  readonly input: Optional<ScheduleInput>;
}

export interface UniversalOperation {
  readonly service: string;
  readonly operation: string;
}

/** The input of a universal target, as far as operations on inference components go. */
export interface ScheduleInput {
  /** Why the input is not a JSON object; the other fields are then absent. */
  readonly problem?: string;
  /** What has the wrong type, with its value: `CopyCount is "none"`. */
  readonly misfit?: string;
  /** Its members as written: the API's own names are in PascalCase. */
  readonly members: readonly string[];
  readonly inferenceComponentName: Optional<string>;
  readonly endpointName: Optional<string>;
  readonly variantName: Optional<string>;
  /** Of `DesiredRuntimeConfig` (an update) or `RuntimeConfig` (a creation). */
  readonly copyCount: Optional<number>;
  readonly specification: Optional<ComponentSpecification>;
  /** What a function is asked to do with an endpoint, as the endpoint sleeper takes it. */
  readonly event?: SleepEvent;
}

export interface SleepEvent {
  readonly action: "sleep" | "wake";
  readonly endpointName: Optional<string>;
  /** The least number of copies after a wake. */
  readonly copiesOnWake?: Optional<number>;
}
